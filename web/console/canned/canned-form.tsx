import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { CannedView } from '../../../src/contract/assist';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';
import { Dialog } from '../../shared/ui/dialog';
import { composeApi, type CannedInput } from '../compose/compose-api';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useCannedWords } from './words';

interface Props {
  /** Null: a new one. */
  reply: CannedView | null;
  leads: boolean;
  queues: ReadonlyMap<string, string> | null;
  onClose: () => void;
  onSaved: () => void;
}

export function CannedForm({ reply, leads, queues, onClose, onSaved }: Props): ReactNode {
  const texts = useTexts();
  const words = useCannedWords();
  const { locale } = usePrefs();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setBusy(true);
    const input = inputOf(new FormData(event.currentTarget));
    const work =
      reply === null ? composeApi.addCanned(input) : composeApi.changeCanned(reply.id, input, reply.version);
    work.then(onSaved, (failed: unknown) => {
      setError(failed);
      setBusy(false);
    });
  };
  return (
    <Dialog title={reply === null ? words.add : words.editTitle} onClose={onClose}>
      <form className="canned-form" onSubmit={submit}>
        {error !== null && (
          <p className="error" role="alert">
            {textOf(error)}
          </p>
        )}
        <label className="wide">
          {words.name}
          <input name="title" data-focus required maxLength={80} defaultValue={reply?.title} />
        </label>
        <label className="wide">
          {words.text}
          <textarea name="text" required rows={5} maxLength={2000} defaultValue={reply?.text} />
          <span className="soft">{words.textHint}</span>
        </label>
        <label>
          {words.shortcut}
          <input name="shortcut" maxLength={32} pattern="[\p{L}\p{N}._\-]*" defaultValue={reply?.shortcut} />
        </label>
        <label>
          {words.folder}
          <input name="folder" maxLength={60} defaultValue={reply?.folder} />
        </label>
        <label>
          {words.language}
          <select name="locale" defaultValue={reply?.locale ?? locale}>
            {LOCALE_NAMES.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.queue}
          {/* Why a key: the titles come later, and the default must be chosen among them. */}
          <select key={queues?.size ?? 0} name="queue" defaultValue={reply?.queue ?? ''}>
            <option value="">{words.everyQueue}</option>
            {[...(queues ?? [])].map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label className="wide">
          {words.scope}
          <select name="scope" defaultValue={reply?.scope ?? (leads ? 'shared' : 'personal')}>
            {leads && <option value="shared">{words.scopeShared}</option>}
            <option value="personal">{words.scopePersonal}</option>
          </select>
          {!leads && <span className="soft">{words.leadsOnly}</span>}
        </label>
        <footer className="wide">
          <button type="button" onClick={onClose}>
            {texts.cancel}
          </button>
          <button type="submit" className="primary" disabled={busy}>
            {words.save}
          </button>
        </footer>
      </form>
    </Dialog>
  );

  function textOf(failed: unknown): string {
    const changed = failed instanceof ApiError && failed.code === 'CONFLICT' && reply !== null;
    return changed ? words.errConflict : explain(failed, texts);
  }
}

function inputOf(form: FormData): CannedInput {
  const value = (name: string): string => (form.get(name) as string).trim();
  return {
    scope: value('scope') as CannedInput['scope'],
    locale: value('locale') as Locale,
    folder: value('folder'),
    queue: value('queue') === '' ? null : value('queue'),
    shortcut: value('shortcut'),
    title: value('title'),
    text: value('text'),
  };
}
