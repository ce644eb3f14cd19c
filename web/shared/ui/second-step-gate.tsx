import type { ReactNode } from 'react';
import { useCommon } from '../lib/prefs';
import { useSignInTexts } from '../messages/sign-in';
import { Mark } from './mark';
import { LocaleChoice, ThemeChoice } from './preferences';
import { SecondStepSetup } from './second-step';

interface Props {
  onDone: () => void;
  onSignOut: () => void;
}

/** All that somebody sees whose role must have a second step, until it is set up. */
export function SecondStepGate({ onDone, onSignOut }: Props): ReactNode {
  const texts = useCommon();
  const words = useSignInTexts();
  return (
    <main className="sign-in wide">
      <div className="card">
        <Mark large />
        <h1>{words.gateTitle}</h1>
        <p className="soft">{words.gateHint}</p>
        <SecondStepSetup onDone={onDone} />
        <button type="button" className="quiet" onClick={onSignOut}>
          {texts.signOut}
        </button>
      </div>
      <footer>
        <LocaleChoice />
        <ThemeChoice />
      </footer>
    </main>
  );
}
