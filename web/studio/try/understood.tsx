import type { ReactNode } from 'react';
import type { TryResult } from '../../../src/contract/studio';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { addressOf } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { nearOf } from './near';
import { TRY, type TryWords } from '../messages/try';

interface Props {
  draft: TryResult;
  live: TryResult | null;
  onFollow: (intent: string) => void;
}

const percent = (share: number): number => Math.round(share * 100);

/** What the draft takes the sentence for, and whether the live version takes it otherwise. */
export function Understood({ draft, live, onFollow }: Props): ReactNode {
  const words = useWords(TRY);
  const { titleOf } = useStudio();
  const { intent, language } = draft;
  const alternatives = nearOf(draft);
  return (
    <section className="understood" aria-label={words.draft}>
      <p className="try-verdict">
        <span className={`tag ${TONE[stateOf(draft)]}`}>{words[stateOf(draft)]}</span>
        <span className="soft">{LOCALE_NAMES.find(([id]) => id === language)?.[1]}</span>
      </p>
      {intent === null ? (
        <h3>{words.nothing}</h3>
      ) : (
        <>
          <h3>
            <a href={addressOf('content', intent.intent)}>{titleOf(intent.intent)}</a>{' '}
            <code>{intent.intent}</code>
          </h3>
          <Score share={intent.score} label={fill(words.score, { n: percent(intent.score) })} />
        </>
      )}
      {live !== null && <LiveLine draft={draft} live={live} words={words} />}
      {alternatives.length > 0 && (
        <ul className="alternatives" aria-label={words.alternatives}>
          {alternatives.map((each) => (
            <li key={each.intent}>
              <a href={addressOf('content', each.intent)}>{titleOf(each.intent)}</a>
              <Score share={each.score} label={`${percent(each.score)} %`} />
            </li>
          ))}
        </ul>
      )}
      <Found result={draft} words={words} />
      {intent !== null && (
        <button type="button" className="link" onClick={() => onFollow(intent.intent)}>
          {words.followFrom}
        </button>
      )}
    </section>
  );
}

type Verdict = 'understood' | 'unsure' | 'outOfScope' | 'followUp';
const TONE: Record<Verdict, string> = {
  understood: 'good',
  unsure: 'warn',
  outOfScope: 'bad',
  followUp: 'good',
};

function stateOf({ intent, outOfScope, unsure, followUp }: TryResult): Verdict {
  if (outOfScope || intent === null) return 'outOfScope';
  if (unsure) return 'unsure';
  return followUp ? 'followUp' : 'understood';
}

function LiveLine({ draft, live, words }: { draft: TryResult; live: TryResult; words: TryWords }): ReactNode {
  const { titleOf } = useStudio();
  const same = live.intent?.intent === draft.intent?.intent && stateOf(live) === stateOf(draft);
  if (same) return <p className="soft">{words.sameLive}</p>;
  return (
    <p className="live-line">
      {live.intent === null || live.outOfScope
        ? words.liveNothing
        : `${fill(words.otherLive, { title: titleOf(live.intent.intent) })} · ${words[stateOf(live)]}`}
    </p>
  );
}

/** A share as a bar with its figure. */
function Score({ share, label }: { share: number; label: string }): ReactNode {
  return (
    <span className="score">
      <meter min={0} max={1} value={share} aria-label={label} />
      <span>{label}</span>
    </span>
  );
}

function Found({ result, words }: { result: TryResult; words: TryWords }): ReactNode {
  const { signals, entities } = result;
  if (signals.length + entities.length === 0) return null;
  const nameOf = (names: Record<string, string>, key: string): string => names[key] ?? key;
  return (
    <p className="found">
      <span className="soft">{words.found}</span>
      {signals.map((signal) => (
        <span key={signal} className="tag warn">
          {nameOf(words.signals, signal)}
        </span>
      ))}
      {entities.map(({ type, text, value }) => (
        <span key={`${type}${text}`} className="tag" title={text}>
          {nameOf(words.entities, type)} {String(value)}
        </span>
      ))}
    </p>
  );
}
