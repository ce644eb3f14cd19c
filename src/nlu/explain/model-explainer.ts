import type { Explanation, WordPull } from '../../contract/understanding';
import { Classifier } from '../classifier/classifier';
import { LinearScorer, type LinearModelData } from '../classifier/linear-model';
import { chanceInside } from '../scope/scope-model';
import { normalise, withoutData } from '../text/normalise';
import { Neighbours, type KnownQuestion } from './neighbours';
import { LONGEST, placedWords, type PlacedWord } from './words';

const NEIGHBOURS = 5;
const HAN = /\p{Script=Han}/u;

/** Explains one language's model. What it needs beside the model is made when the first text is asked about. */
export class ModelExplainer {
  private readonly classifier: Classifier;
  private readonly scorer: LinearScorer;
  private neighbours: Neighbours | undefined;
  private vocabulary: { words: Set<string>; all: string } | undefined;

  constructor(
    private readonly model: LinearModelData,
    private readonly questions: readonly KnownQuestion[],
  ) {
    this.classifier = new Classifier(model);
    this.scorer = new LinearScorer(model);
  }

  /** Looks at the beginning of a long text only. */
  explain(whole: string): Explanation {
    const text = whole.slice(0, LONGEST);
    const { scope: data } = this.model.calibration;
    const { intents, probabilities, scope } = this.classifier.classify(clean(text));
    const words = placedWords(text);
    this.neighbours ??= new Neighbours(this.model.space, this.questions);
    return {
      candidates: intents.map((intent, at) => ({ intent, score: round(probabilities[at] ?? 0) })),
      words: this.pulls(text, words, intents),
      neighbours: this.neighbours.nearest(clean(text), NEIGHBOURS),
      unknown: this.unknown(words),
      scope: {
        score: round(chanceInside(scope + data.threshold, data)),
        threshold: round(chanceInside(data.threshold, data)),
      },
    };
  }

  /** A word's pull is what the lead of the best intent over the second loses without it. */
  private pulls(text: string, words: readonly PlacedWord[], intents: readonly string[]): WordPull[] {
    const [best, second] = intents.map((intent) => this.model.intents.indexOf(intent));
    if (best === undefined) return [];
    const lead = this.lead(text, best, second);
    return words.map((word) => {
      const without = `${text.slice(0, word.start)} ${text.slice(word.end)}`;
      return { ...word, pull: round(lead - this.lead(without, best, second)) };
    });
  }

  private lead(text: string, best: number, second: number | undefined): number {
    this.scorer.score(clean(text));
    const { margins } = this.scorer;
    return (margins[best] ?? 0) - (second === undefined ? 0 : (margins[second] ?? 0));
  }

  /** Why Han is looked for anywhere: where a word ends is a guess. */
  private unknown(words: readonly PlacedWord[]): string[] {
    this.vocabulary ??= vocabularyOf(this.questions);
    const { words: known, all } = this.vocabulary;
    const isKnown = (word: string): boolean => (HAN.test(word) ? all.includes(word) : known.has(word));
    const unknown = words.filter(({ text }) => {
      const word = clean(text).trim();
      return word !== '' && !isKnown(word);
    });
    return [...new Set(unknown.map(({ text }) => text))];
  }
}

function vocabularyOf(questions: readonly KnownQuestion[]): { words: Set<string>; all: string } {
  const texts = questions.map(({ normalised }) => normalised);
  const words = texts.flatMap((text) => placedWords(text).map((word) => word.text));
  return { words: new Set(words), all: texts.join('\n') };
}

function clean(text: string): string {
  return withoutData(normalise(text));
}

function round(figure: number): number {
  return Math.round(figure * 1e4) / 1e4;
}
