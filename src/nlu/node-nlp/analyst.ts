import type { NlpEntity, NlpManager } from 'node-nlp';
import type { Entity, Understander, Understanding } from '../../contract/understanding';
import { contentLocale } from '../text/script';
import { nluClassFor } from './switchboard-nlu';

/** Why: node-nlp's entity recognition takes more than linear time (8,000 characters took 30 s). */
const LONGEST = 500;
const NLU = 'switchboard-nlu';

/** An understanding with what node-nlp adds: any human language, and its built-in entities. */
export interface Analysis extends Understanding {
  /** ISO 639-1 code of the language that the text seems to be in. */
  guessedLanguage: string;
  /** What `NlpManager.process` says; "None" when nothing matches. */
  nlpIntent: string;
}

export interface Analyst {
  /** Off the hot path: loads node-nlp on first use (0.5 s) and takes milliseconds a text. */
  analyse(text: string, locale?: string): Promise<Analysis>;
}

/** Wires our classifier into node-nlp and asks node-nlp as a whole. */
export function createAnalyst(understander: Understander): Analyst {
  let loading: Promise<{ manager: NlpManager; guess: (text: string) => string }> | undefined;
  return {
    analyse: async (text, locale) => {
      loading ??= load(understander);
      const { manager, guess } = await loading;
      const head = text.slice(0, LONGEST);
      const understood = understander.understand(text, locale);
      const language = contentLocale(locale) ?? understood.language;
      const { entities, intent: nlpIntent } = await manager.process(
        language === 'en' ? 'en' : 'zh',
        head,
        {},
      );
      return {
        ...understood,
        entities: merge(understood.entities, entities),
        guessedLanguage: guess(head),
        nlpIntent,
      };
    },
  };
}

async function load(
  understander: Understander,
): Promise<{ manager: NlpManager; guess: (text: string) => string }> {
  const { Language, NlpManager } = await import('node-nlp');
  const manager = new NlpManager({
    languages: [],
    nlu: { log: false },
    forceNER: true,
    threshold: 0,
    autoSave: false,
    autoLoad: false,
  });
  manager.container.register(NLU, nluClassFor(understander), false);
  const domain = {
    nluByDomain: { default: { className: NLU, settings: {} } },
    trainByDomain: false,
    useStemDict: false,
  };
  manager.container.registerConfiguration('domain-manager-??', domain, true);
  manager.addLanguage(['en', 'zh']);
  const language = new Language();
  return { manager, guess: (text) => language.guess(text, null, 1)[0]?.alpha2 ?? 'und' };
}

/** Our own entities win where both found something. */
function merge(ours: readonly Entity[], theirs: readonly NlpEntity[]): Entity[] {
  const added = theirs
    .map(toEntity)
    .filter(({ start, end }) => !ours.some((entity) => start < entity.end && end > entity.start));
  return [...ours, ...added].sort((a, b) => a.start - b.start);
}

function toEntity({ entity, utteranceText, start, end, resolution }: NlpEntity): Entity {
  const value = resolution?.value;
  const usable = typeof value === 'number' || typeof value === 'string';
  return { type: entity, text: utteranceText, value: usable ? value : utteranceText, start, end: end + 1 };
}
