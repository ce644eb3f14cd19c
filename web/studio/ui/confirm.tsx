import type { ReactNode } from 'react';
import { useCommon } from '../../shared/lib/prefs';
import { Dialog } from '../../shared/ui/dialog';
import type { Question } from '../lib/studio-context';

interface Props {
  question: Question;
  onAnswer: (yes: boolean) => void;
}

export function Confirm({ question, onAnswer }: Props): ReactNode {
  const common = useCommon();
  return (
    <Dialog title={question.title} onClose={() => onAnswer(false)}>
      <div className="dialog-body">
        <p>{question.text}</p>
        <footer>
          <button
            type="button"
            data-focus={question.danger === true ? '' : undefined}
            onClick={() => onAnswer(false)}
          >
            {common.cancel}
          </button>
          <button
            type="button"
            className={question.danger === true ? 'danger' : 'primary'}
            data-focus={question.danger === true ? undefined : ''}
            onClick={() => onAnswer(true)}
          >
            {question.action}
          </button>
        </footer>
      </div>
    </Dialog>
  );
}
