import type { AgentRepository } from '../contract/agent';
import type { Reply } from '../contract/content';
import type { Bus, Clock, Ids, Logger } from '../contract/ports';
import type { ContentEngine, ContentFiles, Live } from '../contract/publishing';
import type { Store } from '../contract/store';
import type { TryResult } from '../contract/studio';
import type { Explanation, Locale } from '../contract/understanding';
import type { Workshop } from '../contract/workshop';

export interface StudioSettings {
  /** Publishing needs somebody who has not worked on it. */
  secondPerson: boolean;
  /** What becomes of a folder that was never published, when a process starts. */
  onStart: 'publish' | 'keep';
}

/** A customer's question, masked, and how often it was asked. */
export interface Asked {
  text: string;
  locale: Locale;
  count: number;
}

/** Everything that the studio is given by the composition root. */
export interface StudioDeps {
  store: Pick<Store, 'publications' | 'drafts' | 'reviews' | 'missed' | 'shared'>;
  engine: ContentEngine;
  workshop: Workshop;
  agents: Pick<AgentRepository, 'get'>;
  clock: Clock;
  ids: Ids;
  bus: Pick<Bus, 'publish' | 'subscribe'>;
  logger: Logger;
  settings: StudioSettings;
  /** Names of the running channels. */
  channels: () => string[];
  /** What customers asked lately, the most frequent first. */
  pastQuestions: (limit: number) => Promise<Asked[]>;
  /** What each running channel would send. */
  preview: (reply: Reply, locale: Locale) => TryResult['previews'];
  /** Why a text is understood as it is; without it there is no explanation. */
  explain?: (live: Live, text: string) => Explanation | null;
  /** Writes published files to the intents folder. */
  writeBack?: (files: ContentFiles) => Promise<void>;
}
