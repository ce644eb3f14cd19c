import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { GroupActions, type ActionsProps } from './group-actions';
import { useInboxTexts } from './texts';

/** Actions for sentences that were chosen across groups. */
export function ChosenBar({ onClear, ...actions }: ActionsProps & { onClear: () => void }): ReactNode {
  const texts = useInboxTexts();
  return (
    <aside className="chosen-bar" aria-label={fill(texts.chosen, { n: actions.sentences.length })}>
      <b role="status">{fill(texts.chosen, { n: actions.sentences.length })}</b>
      <button type="button" className="link" onClick={onClear}>
        {texts.clear}
      </button>
      <GroupActions {...actions} />
    </aside>
  );
}
