import { useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { ApiError, part } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { fill } from '../../shared/locale';
import { explain } from '../lib/errors';
import { useTexts } from '../lib/texts';
import { useHistoryTexts } from './texts';
import './history.css';

interface Props {
  me: Pick<AgentView, 'role'>;
  conversationId: string;
}

type State = 'busy' | 'done' | { failed: unknown } | null;

/** A transcript as a file: of this conversation or the whole customer, in the reader's language and time. */
export function ExportMenu({ me, conversationId }: Props): ReactNode {
  const texts = useHistoryTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const [of, setOf] = useState<'conversation' | 'customer'>('conversation');
  const [notes, setNotes] = useState(false);
  const [state, setState] = useState<State>(null);
  const leads = me.role === 'admin' || me.role === 'supervisor';

  const save = (format: 'pdf' | 'text'): void => {
    setState('busy');
    const query = new URLSearchParams({ format, of, locale, timeZone: zone() });
    if (leads && notes) query.set('notes', 'with');
    void download(`/api/conversations/${part(conversationId)}/export?${query.toString()}`).then(
      () => setState('done'),
      (failed: unknown) => setState({ failed }),
    );
  };
  const failed = typeof state === 'object' && state !== null ? state.failed : null;
  const noFont = failed instanceof ApiError && failed.code === 'PDF_FONT_MISSING';
  return (
    <details className="export-menu">
      <summary>{texts.exportTitle}</summary>
      <p className="soft">{texts.exportHint}</p>
      <select
        aria-label={texts.exportTitle}
        value={of}
        onChange={(event) => setOf(event.target.value as typeof of)}
      >
        <option value="conversation">{texts.ofConversation}</option>
        <option value="customer">{texts.ofCustomer}</option>
      </select>
      {leads && (
        <label>
          <input type="checkbox" checked={notes} onChange={() => setNotes(!notes)} /> {texts.withNotes}
        </label>
      )}
      <span className="export-formats">
        <button type="button" disabled={state === 'busy'} onClick={() => save('pdf')}>
          {texts.pdf}
        </button>
        <button type="button" disabled={state === 'busy'} onClick={() => save('text')}>
          {texts.text}
        </button>
      </span>
      <p role="status" className="soft">
        {state === 'busy' && texts.making}
        {state === 'done' && texts.made}
      </p>
      {failed !== null && (
        <p className="field-error" role="alert">
          {noFont ? texts.noFont : fill(texts.exportFailed, { why: explain(failed, common) })}
        </p>
      )}
    </details>
  );
}

function zone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Why not a plain link: what is refused would replace the page. */
async function download(url: string): Promise<void> {
  const response = await fetch(url, { credentials: 'same-origin' }).catch(() => {
    throw new ApiError('NETWORK', 0, '');
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
    throw new ApiError(problem.code ?? 'INTERNAL', response.status, problem.detail ?? '');
  }
  const name = /filename="([^"]+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = name ?? 'transcript';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
