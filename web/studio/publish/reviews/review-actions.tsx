import { useState, type ReactNode } from 'react';
import type { ReviewView } from '../../../../src/contract/studio-publishing';
import { useStudio } from '../../lib/studio-context';
import { usePublishTexts } from '../texts';
import { DecideDialog, type Verb } from './decide-dialog';

/** What this person may do with a request, and why not where one would expect it. */
export function ReviewActions({
  review,
  onDecided,
}: {
  review: ReviewView;
  onDecided: () => void;
}): ReactNode {
  const texts = usePublishTexts();
  const { me } = useStudio();
  const [verb, setVerb] = useState<Verb | null>(null);
  const { may, state, author, editors } = review;
  const own = author.id === me.id || editors.some(({ id }) => id === me.id);
  return (
    <>
      {state === 'open' && !may.approve && (
        <p className="why-not">{own ? texts.ownRequest : texts.noRight}</p>
      )}
      <span className="gap" />
      {may.withdraw && (
        <button type="button" className="quiet" onClick={() => setVerb('withdraw')}>
          {texts.withdraw}
        </button>
      )}
      {may.reject && (
        <button type="button" onClick={() => setVerb('reject')}>
          {texts.reject}
        </button>
      )}
      {may.approve && (
        <button type="button" className="primary" onClick={() => setVerb('approve')}>
          {own ? texts.publishNow : texts.approve}
        </button>
      )}
      {verb !== null && (
        <DecideDialog
          verb={verb}
          review={review}
          onClose={() => setVerb(null)}
          onDecided={() => {
            setVerb(null);
            onDecided();
          }}
        />
      )}
    </>
  );
}
