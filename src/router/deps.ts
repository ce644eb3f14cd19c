import type { Channel, MountedChannel, Shaping } from '../contract/channel';
import type { CodeChecks } from '../contract/code';
import type { ContactPort } from '../contract/contact';
import type { HandOff } from '../contract/desk';
import type { Bus, Clock, Ids, Jobs, Logger, Telemetry } from '../contract/ports';
import type { Live, MissedRepository } from '../contract/publishing';
import type { Calendar } from '../contract/routing';
import type { Store } from '../contract/store';
import type { SendHours } from './outbox/send-hours';

export interface RunningChannel {
  channel: Channel;
  /** Null until it is mounted. */
  mounted: MountedChannel | null;
}

/** How a running channel shapes what it is to send. */
export function shaping({ channel, mounted }: RunningChannel): Shaping {
  return { ...pick(channel), ...(mounted && pick(mounted)) };
}

function pick({ adapt, merge, windowless, segments }: Shaping): Shaping {
  return {
    ...(adapt && { adapt }),
    ...(merge && { merge }),
    ...(windowless && { windowless }),
    ...(segments && { segments }),
  };
}

export interface RouterDeps {
  store: Pick<
    Store,
    'log' | 'conversations' | 'lanes' | 'files' | 'shared' | 'windows' | 'earlyReports' | 'media' | 'consents'
  >;
  /** What is published now: taken once a turn, so that no turn mixes two versions. */
  live: () => Live;
  missed: Pick<MissedRepository, 'report'>;
  desk: HandOff;
  contacts: ContactPort & CodeChecks;
  /** Business hours of the queues. */
  calendar: Calendar;
  /** When marketing may be sent by telephone. */
  sendHours: SendHours;
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
