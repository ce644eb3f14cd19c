/** Words of a text that say what it is about; the same word in the singular and the plural is one. */
export type TopicWords = (text: string) => Set<string>;

/**
 * How like itself the last intent counts.
 * Why not 1: who asks "and credit cards?" most often wants another answer than the last one.
 */
const SELF = 0.2;

/** An intent's words to the share of its questions that hold each. */
type IntentWords = Map<string, number>;

/**
 * What each intent's questions are about: says which intent asks about something else ("credit cards") what the last
 * one asked about ("how do I get a debit card").
 */
export class Topics {
  private readonly intents = new Map<string, IntentWords>();
  /** Rarity of a word over the intents. */
  private readonly rarity = new Map<string, number>();
  private readonly lengths = new Map<string, number>();
  private readonly strange: number;

  constructor(
    rows: Iterable<{ text: string; intent: string }>,
    private readonly wordsOf: TopicWords,
  ) {
    const questions = new Map<string, number>();
    for (const { text, intent } of rows) {
      questions.set(intent, (questions.get(intent) ?? 0) + 1);
      const words = this.intents.get(intent) ?? new Map<string, number>();
      for (const word of wordsOf(text)) words.set(word, (words.get(word) ?? 0) + 1);
      this.intents.set(intent, words);
    }
    this.strange = Math.log(1 + this.intents.size);
    for (const words of this.intents.values()) for (const word of words.keys()) this.count(word);
    for (const [word, intents] of this.rarity)
      this.rarity.set(word, Math.log((1 + this.intents.size) / intents));
    for (const [intent, words] of this.intents) this.finish(intent, words, questions.get(intent) ?? 1);
  }

  /** Intents about the subject by how near they are to the last one, best first. */
  about(subject: string, lastIntent: string): { intent: string; score: number }[] {
    const words = this.wordsOf(subject);
    const last = this.intents.get(lastIntent);
    if (words.size === 0 || !last) return [];
    const ranked: { intent: string; score: number }[] = [];
    for (const [intent, held] of this.intents) {
      const share = this.shareOf(words, held);
      if (share === 0) continue;
      const score = Math.sqrt(share) * this.likeness(lastIntent, last, intent, held, words);
      if (score > 0) ranked.push({ intent, score });
    }
    return ranked.sort((a, b) => b.score - a.score);
  }

  private count(word: string): void {
    this.rarity.set(word, (this.rarity.get(word) ?? 0) + 1);
  }

  private finish(intent: string, words: IntentWords, questions: number): void {
    let squares = 0;
    for (const [word, count] of words) {
      words.set(word, count / questions);
      squares += this.weight(word, count / questions) ** 2;
    }
    this.lengths.set(intent, Math.sqrt(squares) || 1);
  }

  private weight(word: string, share: number): number {
    return Math.sqrt(share) * (this.rarity.get(word) ?? this.strange);
  }

  /** How much of the subject the intent's questions hold, 0 to 1. */
  private shareOf(subject: Set<string>, held: IntentWords): number {
    let known = 0;
    let all = 0;
    for (const word of subject) {
      const rarity = this.rarity.get(word) ?? this.strange;
      all += rarity;
      known += rarity * Math.min(1, 3 * (held.get(word) ?? 0));
    }
    return known / all;
  }

  /** Cosine of two intents' words without the subject's. */
  private likeness(
    lastIntent: string,
    last: IntentWords,
    intent: string,
    held: IntentWords,
    subject: Set<string>,
  ): number {
    if (intent === lastIntent) return SELF;
    const [few, many] = last.size < held.size ? [last, held] : [held, last];
    let product = 0;
    for (const [word, share] of few) {
      const other = many.get(word);
      if (other !== undefined && !subject.has(word))
        product += this.weight(word, share) * this.weight(word, other);
    }
    return product / ((this.lengths.get(lastIntent) ?? 1) * (this.lengths.get(intent) ?? 1));
  }
}

/** Pairs of neighbouring Han characters, and Latin words. */
export const chineseTopicWords: TopicWords = (text) => {
  const words = new Set<string>(text.match(/[a-z0-9]+/g));
  for (let at = 0; at + 1 < text.length; at++) {
    if (isHan(text.charCodeAt(at)) && isHan(text.charCodeAt(at + 1))) words.add(text.slice(at, at + 2));
  }
  return words;
};

function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

const LITTLE = new Set(
  'a an the my your our i you it is are am to of for in on at with me and or this that do does can'.split(
    ' ',
  ),
);

/** Words in the singular, without the little ones, and pairs of neighbours. */
export const englishTopicWords: TopicWords = (text) => {
  const words = new Set<string>();
  let previous = '';
  for (const [run] of text.replaceAll("'", '').matchAll(/[a-z0-9]+/g)) {
    if (LITTLE.has(run)) continue;
    const word = run.length > 3 ? run.replace(/s$/, '') : run;
    words.add(word);
    if (previous !== '') words.add(`${previous} ${word}`);
    previous = word;
  }
  return words;
};
