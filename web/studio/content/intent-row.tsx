import { memo, type ReactNode } from 'react';
import type { IntentRow } from '../../../src/contract/studio';
import { fill, type Locale } from '../../shared/locale';
import { addressOf } from '../lib/route';
import type { ContentWords } from '../messages/content';
import { hasFew } from './filter';

interface Props {
  row: IntentRow;
  locale: Locale;
  words: ContentWords;
  chosen: boolean;
  /** Title and badges only, for the list beside the editor. */
  brief: boolean;
}

/** Why memo: a list may hold a thousand, and only a few differ when one is saved. */
export const IntentRowLink = memo(function IntentRowLink(props: Props): ReactNode {
  const { row, locale, words, chosen, brief } = props;
  return (
    <a
      className="intent-row"
      href={addressOf('content', row.id)}
      data-intent={row.id}
      aria-current={chosen ? 'page' : undefined}
    >
      <span className="intent-title">
        <b>{row.titles[locale]}</b>
        <code>{row.id}</code>
      </span>
      <Badges row={row} words={words} />
      {!brief && <Counts row={row} words={words} />}
    </a>
  );
});

const CHANGE = { added: 'added', changed: 'edited', removed: 'removed' } as const;

function Badges({ row, words }: { row: IntentRow; words: ContentWords }): ReactNode {
  const { errors, warnings } = row.findings;
  return (
    <span className="badges">
      {row.change !== null && <span className={`tag ${row.change}`}>{words[CHANGE[row.change]]}</span>}
      {errors > 0 && (
        <span className="tag bad">{errors === 1 ? words.error : fill(words.errors, { n: errors })}</span>
      )}
      {warnings > 0 && (
        <span className="tag warn">
          {warnings === 1 ? words.warning : fill(words.warnings, { n: warnings })}
        </span>
      )}
      {row.change !== 'removed' && hasFew(row) && <span className="tag">{words.fewOf}</span>}
    </span>
  );
}

function Counts({ row, words }: { row: IntentRow; words: ContentWords }): ReactNode {
  const { 'zh-CN': zh, en } = row.questions;
  return (
    <span className="counts">
      <span title={fill(words.questionsOf, { zh, en })}>
        {words.questions} <b>{zh}</b> 中 · <b>{en}</b> EN
      </span>
      <span>
        {words.golden} <b>{row.golden}</b>
      </span>
      <span className="hands-off">{row.escalates ? words.handsOff : ''}</span>
    </span>
  );
}
