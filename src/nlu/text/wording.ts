import { EnglishWording } from './english-wording';
import { HanWording } from './han-wording';
import { chineseTopicWords, englishTopicWords, Topics } from './topics';

/** How the published questions are worded: what a text that was not understood is compared with. */
export interface Wording {
  han: HanWording;
  english: EnglishWording;
  /** What the questions of each language are about. */
  topics: { chinese: Topics; english: Topics };
}

/** A normalised question and its intent. */
interface Question {
  text: string;
  intent: string;
}

/** Learns from each language's questions; takes some 60 ms for 4,000 of them. */
export function learnWording(chinese: readonly Question[], english: readonly Question[]): Wording {
  return {
    han: new HanWording(chinese.map(({ text }) => text)),
    english: new EnglishWording(english.map(({ text }) => text)),
    topics: {
      chinese: new Topics(chinese, chineseTopicWords),
      english: new Topics(english, englishTopicWords),
    },
  };
}
