import { useState, type ReactNode } from 'react';
import { useSignInTexts } from '../messages/sign-in';
import './sign-in.css';

interface Props {
  codes: string[];
  onDone: () => void;
}

/** The recovery codes, shown once. */
export function RecoveryCodesList({ codes, onDone }: Props): ReactNode {
  const words = useSignInTexts();
  const [copied, setCopied] = useState(false);
  const copy = (): void => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <section className="second-step" aria-label={words.recoveryTitle}>
      <p>
        <b>{words.recoveryTitle}</b>
      </p>
      <p className="soft">{words.recoveryHint}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="actions">
        <button type="button" className="primary" onClick={onDone}>
          {words.kept}
        </button>
        <button type="button" onClick={copy}>
          {copied ? words.copied : words.copy}
        </button>
      </div>
    </section>
  );
}
