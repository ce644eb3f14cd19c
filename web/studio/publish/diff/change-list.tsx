import type { ReactNode } from 'react';
import type { ContentDiff } from '../../../../src/contract/studio-publishing';
import { LOCALE_NAMES } from '../../../shared/locale';
import { useStudio } from '../../lib/studio-context';
import { usePublishTexts, type PublishMessages } from '../texts';
import { LocaleChange } from './locale-change';

/** So many are unfolded at once; more would be a wall. */
const UNFOLDED = 4;

interface Props {
  diffs: readonly ContentDiff[];
  /** Who changed it, and when. */
  facts?: (intent: string) => ReactNode;
  /** What can be done about it. */
  tools?: (intent: string) => ReactNode;
}

/** What differs between two versions, intent by intent and language by language. */
export function ChangeList({ diffs, facts, tools }: Props): ReactNode {
  const intents = [...new Set(diffs.map(({ intent }) => intent))];
  return (
    <div className="change-list">
      {intents.map((intent, index) => (
        <IntentChange
          key={intent}
          diffs={inOrder(diffs.filter((diff) => diff.intent === intent))}
          open={index < UNFOLDED}
          facts={facts?.(intent)}
          tools={tools?.(intent)}
        />
      ))}
    </div>
  );
}

const ORDER = LOCALE_NAMES.map(([id]) => id);
const inOrder = (diffs: ContentDiff[]): ContentDiff[] =>
  [...diffs].sort((a, b) => ORDER.indexOf(a.locale) - ORDER.indexOf(b.locale));

interface IntentProps {
  diffs: ContentDiff[];
  open: boolean;
  facts: ReactNode;
  tools: ReactNode;
}

function IntentChange({ diffs, open, facts, tools }: IntentProps): ReactNode {
  const texts = usePublishTexts();
  const { titleOf } = useStudio();
  const [first] = diffs;
  if (first === undefined) return null;
  const known = titleOf(first.intent);
  const change = diffs.every((diff) => diff.change === first.change) ? first.change : 'changed';
  return (
    <details className="intent-change" open={open}>
      <summary>
        <span className={`tag ${change}`}>{texts[change]}</span>
        <b>{titleFor(first, known, texts)}</b>
        <code>{first.intent}</code>
        {facts}
      </summary>
      {diffs.map((diff) => (
        <LocaleChange key={diff.locale} diff={diff} />
      ))}
      {tools}
    </details>
  );
}

function titleFor({ intent, title }: ContentDiff, known: string, texts: PublishMessages): string {
  if (intent === 'none') return texts.f_none;
  return known === intent ? title : known;
}
