import { useMemo, useState, type ReactNode, type SyntheticEvent } from 'react';
import { encode } from 'uqr';
import type { SecondStepStartView } from '../../../src/contract/people';
import { explainError } from '../lib/explain';
import { useCommon } from '../lib/prefs';
import { sessionApi } from '../lib/session';
import { useSignInTexts } from '../messages/sign-in';
import { RecoveryCodesList } from './recovery-codes';
import './sign-in.css';

interface Props {
  onDone: () => void;
  onCancel?: () => void;
}

/** Password, picture and first code, recovery codes: one after the other. */
export function SecondStepSetup({ onDone, onCancel }: Props): ReactNode {
  const [start, setStart] = useState<SecondStepStartView | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodesList codes={codes} onDone={onDone} />;
  if (start) {
    return <ConfirmForm start={start} onCodes={setCodes} {...(onCancel && { onCancel })} />;
  }
  return (
    <AskPassword
      submit={(password) => sessionApi.beginSecondStep(password).then(setStart)}
      {...(onCancel && { onCancel })}
    />
  );
}

interface AskProps {
  submit: (password: string) => Promise<void>;
  action?: string;
  onCancel?: () => void;
}

/** Asks for the password, and says when it was wrong. */
export function AskPassword({ submit, action, onCancel }: AskProps): ReactNode {
  const texts = useCommon();
  const words = useSignInTexts();
  const { error, busy, run } = useTry();
  return (
    <form
      className="second-step"
      onSubmit={(event) => run(event, (form) => submit(form.get('password') as string))}
    >
      {error !== null && (
        <p className="error" role="alert">
          {explainError(error, texts)}
        </p>
      )}
      <label>
        {words.confirmPassword}
        <input name="password" type="password" autoComplete="current-password" required data-focus />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {action ?? words.begin}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {texts.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

interface ConfirmProps {
  start: SecondStepStartView;
  onCodes: (codes: string[]) => void;
  onCancel?: () => void;
}

function ConfirmForm({ start, onCodes, onCancel }: ConfirmProps): ReactNode {
  const texts = useCommon();
  const words = useSignInTexts();
  const { error, busy, run } = useTry();
  const confirm = async (form: FormData): Promise<void> => {
    const { codes } = await sessionApi.confirmSecondStep(form.get('code') as string);
    onCodes(codes);
  };
  return (
    <form className="second-step" onSubmit={(event) => run(event, confirm)}>
      <p>
        <b>{words.scan}</b>
      </p>
      <QrCode text={start.uri} label={words.scanAlt} />
      <p className="soft">{words.typeInstead}</p>
      <code>{start.secret.match(/.{1,4}/g)?.join(' ')}</code>
      {error !== null && (
        <p className="error" role="alert">
          {explainError(error, texts, { BAD_CREDENTIALS: words.badCode })}
        </p>
      )}
      <label>
        {words.firstCode}
        <input
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d{6}"
          maxLength={6}
          required
        />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={busy}>
          {words.turnOn}
        </button>
        {onCancel && (
          <button type="button" onClick={onCancel}>
            {texts.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

/** Black on white in both themes: cameras want it so. */
function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { size, path } = useMemo(() => {
    const code = encode(text, { border: 0 });
    const dots = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
    return { size: code.size, path: dots.join('') };
  }, [text]);
  return (
    <div className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
        <path d={path} fill="#000" />
      </svg>
    </div>
  );
}

interface Try {
  error: unknown;
  busy: boolean;
  run: (event: SyntheticEvent<HTMLFormElement>, work: (form: FormData) => Promise<void>) => void;
}

function useTry(): Try {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const run: Try['run'] = (event, work) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    void work(new FormData(event.currentTarget))
      .catch(setError)
      .finally(() => setBusy(false));
  };
  return { error, busy, run };
}
