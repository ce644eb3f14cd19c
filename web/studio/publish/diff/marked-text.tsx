import { diffArrays } from 'diff';
import { useMemo, type ReactNode } from 'react';
import type { Locale } from '../../../shared/locale';
import { usePublishTexts } from '../texts';

/** Below this share of words that stayed, marks in the text are harder to read than two texts. */
const REWRITTEN = 0.4;
/** Shorter texts need no second one beside them. */
const SHORT = 40;

interface Props {
  before: string;
  after: string;
  locale: Locale;
}

/** The words that went and came, marked in the running text; both texts where it was rewritten. */
export function MarkedText({ before, after, locale }: Props): ReactNode {
  const parts = useMemo(() => wordDiff(before, after, locale), [before, after, locale]);
  const isLong = before !== '' && after !== '' && Math.max(before.length, after.length) > SHORT;
  if (isLong && keptShare(parts, before, after) < REWRITTEN)
    return <TwoTexts before={before} after={after} locale={locale} />;
  return (
    <p className="marked-text" lang={locale}>
      {parts.map(({ value, added, removed }, index) => {
        if (added) return <ins key={index}>{value}</ins>;
        return removed ? <del key={index}>{value}</del> : <span key={index}>{value}</span>;
      })}
    </p>
  );
}

function TwoTexts({ before, after, locale }: Props): ReactNode {
  const texts = usePublishTexts();
  return (
    <div className="two-texts">
      <div>
        <span className="soft">{texts.before}</span>
        <p className="marked-text gone" lang={locale}>
          {before}
        </p>
      </div>
      <div>
        <span className="soft">{texts.after}</span>
        <p className="marked-text came" lang={locale}>
          {after}
        </p>
      </div>
    </div>
  );
}

interface Part {
  value: string;
  added: boolean;
  removed: boolean;
}

function wordDiff(before: string, after: string, locale: Locale): Part[] {
  const parts: Part[] = [];
  let [gone, came] = ['', ''];
  const flush = (): void => {
    if (gone !== '') parts.push({ value: gone, added: false, removed: true });
    if (came !== '') parts.push({ value: came, added: true, removed: false });
    [gone, came] = ['', ''];
  };
  for (const { value, added, removed } of diffArrays(wordsIn(before, locale), wordsIn(after, locale))) {
    const text = value.join('');
    // Why: words that were replaced side by side are read as two phrases, not word by word.
    const between = text === ' ' && gone !== '' && came !== '';
    if (removed || between) gone += text;
    if (added || between) came += text;
    if (added || removed || between) continue;
    flush();
    parts.push({ value: text, added: false, removed: false });
  }
  flush();
  return parts;
}

/** A telephone number or a date is one word: half of it struck out cannot be read. */
const NUMBER = /(\d[\d.,:/-]*\d)/u;

/** Why a segmenter: Chinese words have no spaces between them, and a whole sentence would count as one. */
function wordsIn(text: string, locale: Locale): string[] {
  const segmenter = new Intl.Segmenter(locale, { granularity: 'word' });
  return text
    .split(NUMBER)
    .flatMap((part, at) =>
      at % 2 === 1 ? [part] : [...segmenter.segment(part)].map(({ segment }) => segment),
    );
}

function keptShare(parts: Part[], before: string, after: string): number {
  const kept = parts.filter(({ added, removed }) => !added && !removed);
  const length = kept.reduce((sum, { value }) => sum + value.length, 0);
  return length / Math.max(before.length, after.length);
}
