import { AppError } from '../contract/errors';
import { maskPersonalData } from '../contract/masking';
import type { Missed } from '../contract/publishing';
import type { MissedGroup, MissedView } from '../contract/studio';
import type { Correction, Studio } from '../contract/studio-port';
import type { Locale } from '../contract/understanding';
import type { StudioDeps } from './deps';
import { NONE } from './intents';
import type { People } from './people';
import type { Working, WorkingCopy } from './working-copy';

/** Why a bound: they are understood one by one to be put together. */
const MOST_SHOWN = 500;
const SUGGESTED = 3;

type Named = NonNullable<MissedView['guess']>;
type Titles = (intent: string, locale: Locale) => string;
type Inbox = Pick<Studio, 'missed' | 'setMissed' | 'corrected'>;
interface Parts {
  deps: Pick<StudioDeps, 'store' | 'engine' | 'workshop' | 'clock'>;
  copy: WorkingCopy;
  people: People;
}

/** What the bot did not answer, or answered wrongly, put together by what it means. */
export function inbox({ deps, copy, people }: Parts): Inbox {
  const { engine, workshop } = deps;
  const understand = (text: string, locale: Locale) => engine.live().understander.understand(text, locale);

  /** Best first: what agents say, then what the live version thinks. */
  function suggestionsFor([first, ...rest]: Missed[], titles: Titles): MissedGroup['suggestions'] {
    if (!first) return [];
    const said = [first, ...rest].flatMap(({ correct }) =>
      correct === null ? [] : [{ intent: correct, score: 1 }],
    );
    const { intent, score, alternatives } = understand(first.text, first.locale);
    const thought = [...(intent === null ? [] : [{ intent, score }]), ...alternatives];
    const best = new Map<string, number>();
    for (const one of [...said, ...thought]) if (!best.has(one.intent)) best.set(one.intent, one.score);
    return [...best]
      .slice(0, SUGGESTED)
      .map(([id, value]) => ({ intent: id, title: titles(id, first.locale), score: value }));
  }

  return {
    async missed(filter) {
      const { missed } = deps.store;
      const [found, counts, working] = await Promise.all([
        missed.list(filter, MOST_SHOWN),
        missed.counts(),
        copy.current(),
      ]);
      const titles = titlesOf(working, deps);
      const person = await people(found.map(({ by }) => by));
      const groups = workshop.group(found, understand).map((sentences) => ({
        id: sentences[0]?.id ?? '',
        count: sentences.reduce((sum, { count }) => sum + count, 0),
        sentences: sentences.map((one) => viewOf(one, titles, one.by && person(one.by).displayName)),
        suggestions: suggestionsFor(sentences, titles),
      }));
      return { groups, counts };
    },
    setMissed: (by, ids, state) => deps.store.missed.setState(ids, state, by),
    async corrected(correction) {
      await refuseUnknown(correction, copy);
      const text = maskPersonalData(correction.text);
      const { by, locale, channel, conversationId, intent, note, messageId } = correction;
      await deps.store.missed.report({
        ...{ text, locale, channel, conversationId, kind: 'correction', at: deps.clock.now() },
        key: `correction:${messageId}:${by}`,
        guess: understand(correction.text, locale).intent,
        ...(intent === undefined ? {} : { correct: intent }),
        ...(note === '' ? {} : { note: maskPersonalData(note) }),
      });
    },
  };
}

async function refuseUnknown({ intent }: Correction, copy: WorkingCopy): Promise<void> {
  if (intent === undefined || intent === NONE) return;
  if ((await copy.current()).rows().some(({ id }) => id === intent)) return;
  throw new AppError('BAD_REQUEST', `There is no intent ${intent}; choose one of the list.`);
}

/** Intents that are new in the draft have their title there only. */
function titlesOf(working: Working, { engine }: Pick<StudioDeps, 'engine'>): Titles {
  const rows = new Map(working.rows().map(({ id, titles }) => [id, titles]));
  return (intent, locale) => {
    if (intent === NONE) return NONE;
    return rows.get(intent)?.[locale] ?? (engine.live().content.title(intent, locale) || intent);
  };
}

function viewOf(missed: Missed, titles: Titles, by: string): MissedView {
  const { id, text, locale, kind, count, channels, notes, state } = missed;
  const named = (intent: string | null): Named | null =>
    intent === null ? null : { intent, title: titles(intent, locale) };
  return {
    ...{ id, text, locale, kind, count, channels, notes, state, by },
    guess: named(missed.guess),
    correct: named(missed.correct),
    firstAt: missed.firstAt.toISOString(),
    lastAt: missed.lastAt.toISOString(),
  };
}
