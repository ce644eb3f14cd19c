import type { ChannelGuide } from '../contract/assist-port';
import type { ContactPort } from '../contract/contact';
import type { Bus, Clock, Ids, Logger } from '../contract/ports';
import type { Live } from '../contract/publishing';
import type { Store } from '../contract/store';
import type { Studio } from '../contract/studio-port';

/** A kind of file, told by its bytes. */
export interface FileKind {
  type: string;
  /** Usual endings of its name, the best known first. */
  endings: readonly string[];
}

/** What this house is given. */
export interface AssistDeps {
  store: Pick<
    Store,
    'notes' | 'canned' | 'wordLists' | 'escalations' | 'conversations' | 'log' | 'files' | 'events'
  >;
  contacts: Pick<ContactPort, 'related'>;
  guide: ChannelGuide;
  live: () => Live;
  catalogue: Studio['catalogue'];
  /** Simplified and Hong Kong traditional script. */
  script: { toTraditional(text: string): string; toSimplified(text: string): string };
  fileKind: (bytes: Buffer) => FileKind | null;
  bus: Pick<Bus, 'publish'>;
  clock: Clock;
  ids: Ids;
  logger: Logger;
}

export type CannedDeps = Pick<AssistDeps, 'store' | 'clock' | 'ids' | 'logger'>;
