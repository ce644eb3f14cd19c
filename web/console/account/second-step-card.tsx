import { useState, type ReactNode } from 'react';
import type { Account } from '../../../src/contract/people';
import { fill } from '../../shared/locale';
import { RecoveryCodesList } from '../../shared/ui/recovery-codes';
import { AskPassword, SecondStepSetup } from '../../shared/ui/second-step';
import { peopleApi } from '../lib/people-api';
import { useAccountTexts } from './texts';

interface Props {
  step: Account['secondStep'];
  onChanged: () => void;
}

type Doing = 'set-up' | 'new-codes' | 'off' | null;

export function SecondStepCard({ step, onChanged }: Props): ReactNode {
  const words = useAccountTexts();
  const [doing, setDoing] = useState<Doing>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [said, setSaid] = useState('');
  const done = (sentence: string): void => {
    setDoing(null);
    setCodes(null);
    setSaid(sentence);
    onChanged();
  };
  const cancel = (): void => setDoing(null);
  const on = step.state === 'on';
  return (
    <section className="card" aria-labelledby="step-title">
      <h2 id="step-title">{words.secondStep}</h2>
      <p className="soft">
        {on ? fill(words.stepOn, { n: step.recoveryLeft }) : words.stepOff}{' '}
        {step.compulsory && words.compulsory}
      </p>
      <p role="status">{said}</p>
      {codes && <RecoveryCodesList codes={codes} onDone={() => done('')} />}
      {doing === 'set-up' && <SecondStepSetup onDone={() => done(words.isOn)} onCancel={cancel} />}
      {doing === 'new-codes' && (
        <AskPassword
          action={words.newCodes}
          onCancel={cancel}
          submit={async (password) => {
            setCodes((await peopleApi.newRecovery(password)).codes);
            setDoing(null);
          }}
        />
      )}
      {doing === 'off' && (
        <AskPassword
          action={words.switchOff}
          onCancel={cancel}
          submit={(password) => peopleApi.secondStepOff(password).then(() => done(words.switchedOff))}
        />
      )}
      {doing === null && codes === null && (
        <div className="button-row">
          {!on && (
            <button type="button" className="primary" onClick={() => setDoing('set-up')}>
              {words.setUp}
            </button>
          )}
          {on && (
            <button type="button" onClick={() => setDoing('new-codes')}>
              {words.newCodes}
            </button>
          )}
          {on && !step.compulsory && (
            <button type="button" onClick={() => setDoing('off')}>
              {words.switchOff}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
