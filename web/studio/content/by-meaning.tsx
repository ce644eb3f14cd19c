import { useEffect, useState, type ReactNode } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { api } from '../lib/api';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { CONTENT } from '../messages/content';

const PAUSE_MS = 400;
const SHORTEST = 2;
const SHOWN = 4;

interface Hit {
  intent: string;
  /** The known question that is most like what was typed. */
  like: string | null;
}

interface Props {
  text: string;
  onOpen: () => void;
  /** Shown where nothing is found. */
  otherwise: ReactNode;
}

/** Intents that a customer reaches who writes what stands in the search, with the known question that is nearest. */
export function ByMeaning({ text, onOpen, otherwise }: Props): ReactNode {
  const { titleOf } = useStudio();
  const words = useWords(CONTENT);
  const { locale } = usePrefs();
  const [hits, setHits] = useState<Hit[]>([]);
  const wanted = text.trim();

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (wanted.length < SHORTEST) {
        setHits([]);
        return;
      }
      // Why quiet: searching by title still works, and the panel that tries sentences tells what is wrong.
      void api.try({ text: wanted }).then(
        (result) => current && setHits(hitsOf(result)),
        () => current && setHits([]),
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [wanted, locale]);

  if (hits.length === 0 || wanted.length < SHORTEST) return otherwise;
  return (
    <section className="by-meaning" aria-label={words.meaning}>
      <h2>{words.meaningHint}</h2>
      {hits.map(({ intent, like }) => (
        <a key={intent} href={addressOf('content', intent)} onClick={onOpen}>
          <b>{titleOf(intent)}</b>
          {like !== null && <span className="soft">“{like}”</span>}
        </a>
      ))}
    </section>
  );
}

function hitsOf({ intent, alternatives, explanation }: TryResult): Hit[] {
  const near = explanation?.neighbours ?? [];
  const ids = [
    intent?.intent,
    ...near.map((each) => each.intent),
    ...alternatives.map((each) => each.intent),
  ];
  const known = [...new Set(ids)].filter((id): id is string => id !== undefined && id !== 'none');
  return known
    .slice(0, SHOWN)
    .map((id) => ({ intent: id, like: near.find((each) => each.intent === id)?.text ?? null }));
}
