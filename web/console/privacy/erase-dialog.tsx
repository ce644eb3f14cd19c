import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { ErasurePreview } from '../../../src/contract/people';
import { explainError } from '../../shared/lib/explain';
import { Dialog } from '../../shared/ui/dialog';
import { peopleApi, type Target } from '../lib/people-api';
import { useTexts } from '../lib/texts';
import { Counts } from './erasure-table';
import { usePrivacyTexts, type PrivacyMessages } from './texts';

interface Props {
  onClose: () => void;
  onBegun: () => void;
}

const REASONS = ['request', 'legal-order', 'no-purpose', 'test-data'] as const;

/** First what would go, then why, then the erasure. */
export function EraseDialog({ onClose, onBegun }: Props): ReactNode {
  const words = usePrivacyTexts();
  const [target, setTarget] = useState<Target | null>(null);
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  const { error, busy, run } = useErasing(words);
  const look = (form: FormData): Promise<void> => {
    const wanted = targetOf(textOf(form, 'who'));
    return peopleApi.previewErasure(wanted).then((found) => {
      setTarget(wanted);
      setPreview(found);
    });
  };
  const erase = async (form: FormData): Promise<void> => {
    if (target === null) return;
    await peopleApi.erase(target, textOf(form, 'reason'), textOf(form, 'reference'));
    onBegun();
  };
  const ready = preview !== null && !preview.blocked;
  return (
    <Dialog title={words.eraseTitle} onClose={onClose}>
      <form className="erase-form" onSubmit={(event) => run(event, ready ? erase : look)}>
        {error !== '' && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
        <label>
          {words.who}
          <input name="who" required maxLength={300} autoComplete="off" onChange={() => setPreview(null)} />
          <span className="soft">{words.whoHint}</span>
        </label>
        {preview && <Found preview={preview} />}
        {ready && <WhyFields />}
        <Buttons ready={ready} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Found({ preview }: { preview: ErasurePreview }): ReactNode {
  const words = usePrivacyTexts();
  return (
    <div role="status" className="found">
      <p>{words.goes}</p>
      <Counts counts={preview.counts} />
      <p className="soft">{words.stays}</p>
      {preview.blocked && <p className="error">{words.blocked}</p>}
    </div>
  );
}

function WhyFields(): ReactNode {
  const words = usePrivacyTexts();
  return (
    <>
      <label>
        {words.reason}
        <select name="reason">
          {REASONS.map((reason) => (
            <option key={reason} value={reason}>
              {words[`reason.${reason}`]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.reference}
        <input name="reference" maxLength={40} pattern="[A-Za-z0-9._\/\-]*" autoComplete="off" />
        <span className="soft">{words.referenceHint}</span>
      </label>
      <label className="check">
        <input type="checkbox" name="sure" required /> {words.sure}
      </label>
    </>
  );
}

function Buttons({
  ready,
  busy,
  onClose,
}: {
  ready: boolean;
  busy: boolean;
  onClose: () => void;
}): ReactNode {
  const texts = useTexts();
  const words = usePrivacyTexts();
  return (
    <footer>
      <button type="button" onClick={onClose}>
        {texts.cancel}
      </button>
      <button type="submit" className={ready ? 'primary grave' : 'primary'} disabled={busy}>
        {ready ? words.eraseNow : words.look}
      </button>
    </footer>
  );
}

interface Erasing {
  /** Empty: none. */
  error: string;
  busy: boolean;
  run: (event: SyntheticEvent<HTMLFormElement>, work: (form: FormData) => Promise<void>) => void;
}

function useErasing(words: PrivacyMessages): Erasing {
  const texts = useTexts();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run: Erasing['run'] = (event, work) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    void work(new FormData(event.currentTarget))
      .catch(setError)
      .finally(() => setBusy(false));
  };
  const own = { NOT_FOUND: words.errNotFound, CONFLICT: words.blocked };
  return { error: error === null ? '' : explainError(error, texts, own), busy, run };
}

/** An address has a colon; a conversation's id has none. */
function targetOf(text: string): Target {
  return text.includes(':') ? { key: text } : { conversationId: text };
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
