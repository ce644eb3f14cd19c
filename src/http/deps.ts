import type { Agent, AgentRepository, SessionRepository } from '../contract/agent';
import type { Assist } from '../contract/assist-port';
import type { Audit } from '../contract/audit';
import type { MountedChannel } from '../contract/channel';
import type { Contacts } from '../contract/contact';
import type { Content } from '../contract/content';
import type { ConversationRepository } from '../contract/conversation';
import type { Desk } from '../contract/desk';
import type { CallRepository } from '../contract/callbacks';
import type { Escalation, EscalationRepository } from '../contract/escalation';
import type { EventRepository } from '../contract/events';
import type { Exporter } from '../contract/export';
import type { HistoryRepository } from '../contract/history';
import type { LogRepository } from '../contract/log';
import type { DoorsRepository } from '../contract/routing';
import type { SummaryInput } from '../contract/summary';
import type { Figures } from '../contract/figures';
import type { Privacy } from '../contract/privacy';
import type {
  CredentialRepository,
  IdentityProvider,
  SecondSteps,
  ThrottleRepository,
} from '../contract/sign-in';
import type { Studio } from '../contract/studio-port';
import type { Bus, Clock, FileRepository, Ids, Logger } from '../contract/ports';

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

/** What this house reads and writes of the store. */
export interface HttpStore {
  agents: Pick<AgentRepository, 'create' | 'get' | 'credentials' | 'list' | 'update' | 'setPassword'>;
  sessions: SessionRepository;
  credentials: Pick<CredentialRepository, 'get' | 'bySubject' | 'expect' | 'tie'>;
  throttles: ThrottleRepository;
  escalations: Pick<
    EscalationRepository,
    'get' | 'openFor' | 'handledBy' | 'list' | 'countWaiting' | 'lastEnded'
  >;
  conversations: Pick<ConversationRepository, 'get'>;
  log: Pick<LogRepository, 'latest' | 'after' | 'get'>;
  events: Pick<EventRepository, 'after' | 'last'>;
  files: Pick<FileRepository, 'get'>;
  doors: Pick<DoorsRepository, 'list'>;
  past: HistoryRepository;
  calls: CallRepository;
}

/** What this house asks of the contacts. */
export type HttpContacts = Pick<
  Contacts,
  'card' | 'conversations' | 'conversationsOf' | 'link' | 'unlink' | 'allowSms' | 'verify'
>;

/** Everything that the HTTP house is given by the composition root. */
export interface HttpDeps {
  config: HttpConfig;
  store: HttpStore;
  bus: Pick<Bus, 'subscribe'>;
  desk: Desk;
  assist: Assist;
  exporter: Exporter;
  /** A summary for the next agent. */
  summarize: (input: Pick<SummaryInput, 'entries' | 'locale' | 'escalation'>) => string;
  /** Rules of the desk that speak against giving a conversation to an agent. */
  whyNot: (what: Escalation, agent: Agent) => string[];
  studio: Studio;
  figures: Figures;
  audit: Audit;
  privacy: Privacy;
  secondSteps: SecondSteps;
  /** Null: only passwords. */
  provider: IdentityProvider | null;
  contacts: HttpContacts;
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
