import { EnglishWording } from './english-wording';
import { HanWording } from './han-wording';
import { chineseTopicWords, englishTopicWords, Topics } from './topics';

/** How the published questions are worded: what a text that was not understood is compared with. */
export interface Wording {
  han: HanWording;
  english: EnglishWording;
  /** What the questions of each language are about. */
  readonly topics: { chinese: Topics; english: Topics };
}

/** A normalised question and its intent. */
interface Question {
  text: string;
  intent: string;
}

/** Learns from each language's questions; takes some 30 ms for 4,000 of them, and as much again when topics are first asked for. */
export function learnWording(chinese: readonly Question[], english: readonly Question[]): Wording {
  let topics: Wording['topics'] | undefined;
  return {
    han: new HanWording(chinese.map(({ text }) => text)),
    english: new EnglishWording(english.map(({ text }) => text)),
    get topics() {
      topics ??= {
        chinese: new Topics(chinese, chineseTopicWords),
        english: new Topics(english, englishTopicWords),
      };
      return topics;
    },
  };
}
