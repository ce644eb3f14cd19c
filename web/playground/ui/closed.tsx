/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { PhoneView } from '../../../src/contract/playground';
import type { Messages } from '../messages';

/** Says why a phone cannot be used, and what to do about it. */
export function Closed({ view, texts }: { view: PhoneView | null; texts: Messages }): VNode {
  if (view === null) return <p class="closed">{texts.connecting}</p>;
  const isReal = view.state === 'real';
  return (
    <div class="closed">
      <b>{isReal ? texts.real : texts.missing}</b>
      <p>{isReal ? texts.realHint : texts.missingHint}</p>
    </div>
  );
}
