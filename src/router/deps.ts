import type { Channel, MountedChannel } from '../contract/channel';
import type { Content } from '../contract/content';
import type { HandOff } from '../contract/desk';
import type { Bus, Clock, Ids, Jobs, Logger, Telemetry } from '../contract/ports';
import type { Store } from '../contract/store';
import type { Understander } from '../contract/understanding';

export interface RunningChannel {
  channel: Channel;
  /** Null until it is mounted. */
  mounted: MountedChannel | null;
}

export interface RouterDeps {
  store: Pick<Store, 'log' | 'conversations' | 'lanes' | 'files'>;
  understander: Understander;
  content: () => Content;
  desk: HandOff;
  channels: ReadonlyMap<string, RunningChannel>;
  bus: Bus;
  jobs: Jobs;
  clock: Clock;
  ids: Ids;
  logger: Logger;
  telemetry: Telemetry;
  /** Secret of this installation for a purpose. */
  secret: (purpose: string) => string;
}
