import { useState, type ReactNode } from 'react';
import { useTexts } from '../lib/texts';
import { draftOf, keepDraft } from './draft';

/** What the agent had begun to write in a conversation that is not theirs any more. */
export function KeptDraft({ conversationId }: { conversationId: string }): ReactNode {
  const texts = useTexts();
  const [draft, setDraft] = useState(() => draftOf(conversationId));
  const [copied, setCopied] = useState(false);
  if (draft.trim() === '') return null;
  const discard = (): void => {
    keepDraft(conversationId, '');
    setDraft('');
  };
  const copy = (): void => {
    void navigator.clipboard.writeText(draft).then(() => setCopied(true));
  };
  return (
    <div className="kept-draft">
      <p>
        <b>{texts.yourDraft}</b>
        <span>{draft}</span>
      </p>
      <button type="button" onClick={copy}>
        {copied ? texts.copied : texts.copy}
      </button>
      <button type="button" className="quiet" onClick={discard}>
        {texts.discard}
      </button>
    </div>
  );
}
