import type { ReactNode } from 'react';
import { EmptyState } from '../ui/empty-state';
import type { Filter } from './inbox-filters';
import { useInboxTexts } from './texts';

const WORDS = {
  new: ['emptyNew', 'emptyNewHint'],
  done: ['emptyDone', 'emptyDoneHint'],
  ignored: ['emptyIgnored', 'emptyIgnoredHint'],
} as const;

/** Says where sentences come from, or that the filter hides them. */
export function InboxEmpty({ filter, onAll }: { filter: Filter; onAll: () => void }): ReactNode {
  const texts = useInboxTexts();
  if (filter.locale !== undefined || filter.kind !== undefined) {
    return (
      <EmptyState title={texts.emptyFilter} hint={texts.emptyFilterHint}>
        <button type="button" onClick={onAll}>
          {texts.clearFilter}
        </button>
      </EmptyState>
    );
  }
  const [title, hint] = WORDS[filter.state];
  return <EmptyState title={texts[title]} hint={texts[hint]} />;
}
