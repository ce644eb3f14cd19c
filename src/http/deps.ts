import type { MountedChannel } from '../contract/channel';
import type { Content } from '../contract/content';
import type { Desk } from '../contract/desk';
import type { Bus, Clock, Ids, Logger } from '../contract/ports';
import type { Store } from '../contract/store';

/** The settings that this house needs, under the names of their environment variables. */
export interface HttpConfig {
  PUBLIC_URL?: string | undefined;
  /** How many proxies in front of us write X-Forwarded-*. */
  TRUST_PROXY: number;
  SESSION_HOURS: number;
  AGENT_LEASE_SECONDS: number;
  METRICS_TOKEN?: string | undefined;
}

/** The metrics page, and where request times are noted. */
export interface HttpMetrics {
  http(method: string, route: string, status: number, milliseconds: number): void;
  contentType: string;
  text(): Promise<string>;
}

/** Whether the process can take work; a check's value is `ok` or what is wrong. */
export interface Readiness {
  ok: boolean;
  checks: Record<string, string>;
}

/** Everything that the HTTP house is given by the composition root. */
export interface HttpDeps {
  config: HttpConfig;
  store: Pick<Store, 'agents' | 'sessions' | 'escalations' | 'conversations' | 'log' | 'events'>;
  bus: Bus;
  desk: Desk;
  content: () => Content;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  metrics: HttpMetrics;
  ready: () => Promise<Readiness>;
  channels: MountedChannel[];
  /**
   * Folder with the built web parts: index.html, webchat/widget.js, console/.
   * @defaultValue web/dist in the working directory
   */
  webRoot?: string;
}
