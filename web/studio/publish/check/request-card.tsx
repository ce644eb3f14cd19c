import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { api } from '../../lib/api';
import { useStudio } from '../../lib/studio-context';
import { worded } from '../worded';
import { usePublishTexts } from '../texts';

interface Props {
  /** The last check of this very draft said no. */
  refused: boolean;
  onRequested: () => void;
}

/** Asks for publication with a note for the colleague. */
export function RequestCard({ refused, onRequested }: Props): ReactNode {
  const texts = usePublishTexts();
  const { catalogue, say, fail } = useStudio();
  const [notes, setNotes] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const second = catalogue?.secondPerson !== false;
  const missing = tried && notes.trim() === '';

  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (notes.trim() === '') return;
    setBusy(true);
    void api
      .requestReview(notes.trim())
      .then(() => {
        setNotes('');
        setTried(false);
        say(second ? texts.requested : texts.requestedAlone);
        onRequested();
      })
      .catch((error: unknown) => {
        fail(worded(error, texts.requestConflict));
        onRequested();
      })
      .finally(() => setBusy(false));
  };
  return (
    <form className="card step" aria-labelledby="request-title" onSubmit={submit} noValidate>
      <h2 id="request-title">{texts.requestTitle}</h2>
      <p className="soft">{second ? texts.requestLead : texts.requestLeadAlone}</p>
      <label>
        {texts.notes}
        <textarea
          rows={3}
          maxLength={500}
          value={notes}
          aria-invalid={missing}
          onChange={(event) => setNotes(event.target.value)}
        />
        {missing ? (
          <span className="field-error" role="alert">
            {texts.requestNeedsNotes}
          </span>
        ) : (
          <span className="soft">{texts.notesHint}</span>
        )}
      </label>
      {refused && <p className="note-bad">{texts.requestRefusing}</p>}
      <button type="submit" className="primary" disabled={busy || refused}>
        {texts.request}
      </button>
    </form>
  );
}
