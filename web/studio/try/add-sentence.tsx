import { useState, type ReactNode } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { useRoute } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { openTarget } from '../lib/try-target';
import { useWords } from '../lib/words';
import { nearOf } from './near';
import { TRY } from '../messages/try';

const NONE = 'none';
const MOST = 3;

/** Puts the sentence where it belongs in one click: the intent that is open, those that come near, or any other. */
export function AddSentence({ text, result }: { text: string; result: TryResult }): ReactNode {
  const words = useWords(TRY);
  const { locale } = usePrefs();
  const { catalogue, titleOf } = useStudio();
  const [page, opened] = useRoute();
  const { busy, add, keep } = useAdding(text, result);
  const right = result.intent?.intent;
  const near = [page === 'content' ? opened : undefined, ...nearOf(result).map(({ intent }) => intent)];
  const offered = [...new Set(near)]
    .filter((id): id is string => id !== undefined && id !== right)
    .slice(0, MOST);
  const others = (catalogue?.intents ?? []).filter(
    ({ id, change }) => change !== 'removed' && id !== right && !offered.includes(id),
  );
  return (
    <section className="belongs" aria-label={words.belongs}>
      <h3>{words.belongs}</h3>
      <div className="picked">
        {right !== undefined && !result.outOfScope && (
          <button type="button" disabled={busy} onClick={() => void keep(right)}>
            ✓ {words.addGolden}
          </button>
        )}
        {offered.map((id) => (
          <button key={id} type="button" disabled={busy} onClick={() => void add(id)}>
            + {fill(words.addHere, { title: titleOf(id) })}
          </button>
        ))}
        <select
          aria-label={words.belongs}
          value=""
          disabled={busy}
          onChange={(event) => void add(event.target.value)}
        >
          <option value="">{words.addOther}</option>
          {result.intent !== null && <option value={NONE}>{words.addNone}</option>}
          {others.map(({ id, titles }) => (
            <option key={id} value={id}>
              {titles[locale]} · {id}
            </option>
          ))}
        </select>
      </div>
    </section>
  );
}

interface Adding {
  busy: boolean;
  /** As a question of the intent. */
  add: (id: string) => Promise<void>;
  /** As a golden sentence of the intent. */
  keep: (id: string) => Promise<void>;
}

function useAdding(text: string, { language }: TryResult): Adding {
  const words = useWords(TRY);
  const { titleOf, say, fail, refresh } = useStudio();
  const [busy, setBusy] = useState(false);

  const attempt = async (work: () => Promise<unknown>, done: string): Promise<void> => {
    setBusy(true);
    try {
      await work();
      say(done);
      await refresh();
    } catch (error) {
      fail(error);
    }
    setBusy(false);
  };
  const add = async (id: string): Promise<void> => {
    const target = openTarget(id);
    if (target !== null) {
      target.add(language === 'en' ? 'en' : 'zh-CN', text);
      say(words.addedOpen);
      return;
    }
    const done = id === NONE ? words.addedNone : fill(words.added, { title: titleOf(id) });
    await attempt(() => api.addQuestions(id, { locale: language, texts: [text] }), done);
  };
  const keep = (id: string): Promise<void> =>
    attempt(() => keepGolden(id, text, language), fill(words.addedGolden, { title: titleOf(id) }));
  return { busy, add, keep };
}

/** Why not by adding a question: a golden sentence must not be among those that are learned. */
async function keepGolden(id: string, text: string, locale: TryResult['language']): Promise<void> {
  const { revision, topic, golden } = await api.intent(id);
  if (golden.some((each) => each.text === text && each.locale === locale)) return;
  await api.save(id, { revision, topic, golden: [...golden, { text, locale }] });
}
