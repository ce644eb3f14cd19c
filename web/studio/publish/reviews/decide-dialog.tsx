import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ReviewView } from '../../../../src/contract/studio-publishing';
import { fill } from '../../../shared/locale';
import { Dialog } from '../../../shared/ui/dialog';
import { api } from '../../lib/api';
import { useStudio } from '../../lib/studio-context';
import { useExplain } from '../../lib/use-explain';
import { worded } from '../worded';
import { usePublishTexts, type PublishMessages } from '../texts';

export type Verb = 'approve' | 'reject' | 'withdraw';

interface Props {
  verb: Verb;
  review: ReviewView;
  onClose: () => void;
  onDecided: () => void;
}

const WORDS: Record<Verb, Record<'title' | 'lead' | 'action', keyof PublishMessages>> = {
  approve: { title: 'approveTitle', lead: 'approveLead', action: 'publishNow' },
  reject: { title: 'rejectTitle', lead: 'rejectLead', action: 'rejectDo' },
  withdraw: { title: 'withdrawTitle', lead: 'withdrawLead', action: 'withdraw' },
};

/** Makes sure, takes the comment, decides, and says what holds now. */
export function DecideDialog({ verb, review, onClose, onDecided }: Props): ReactNode {
  const texts = usePublishTexts();
  const explain = useExplain();
  const { say } = useStudio();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const words = WORDS[verb];
  const name = review.author.displayName;

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const comment = new FormData(event.currentTarget).get('comment');
    setBusy(true);
    void api[verb](review.id, typeof comment === 'string' ? comment.trim() : '').then(
      ({ publication }) => {
        say(told(verb, texts, { n: publication ?? '', name }));
        onDecided();
      },
      (failed: unknown) => {
        setError(failed);
        setBusy(false);
      },
    );
  };
  return (
    <Dialog title={fill(texts[words.title], { name })} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="soft">{texts[words.lead]}</p>
        {error !== null && (
          <p className="error" role="alert">
            {explain(worded(error, texts.decideConflict))}
          </p>
        )}
        {verb !== 'withdraw' && (
          <label>
            {verb === 'reject' ? texts.comment : texts.approveComment}
            <textarea name="comment" rows={3} maxLength={1000} required={verb === 'reject'} />
          </label>
        )}
        <footer>
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {texts[words.action]}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function told(verb: Verb, texts: PublishMessages, values: { n: number | string; name: string }): string {
  const key = { approve: 'published', reject: 'rejected', withdraw: 'withdrawn' } as const;
  return fill(texts[key[verb]], values);
}
