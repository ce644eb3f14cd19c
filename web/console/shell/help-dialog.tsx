import type { ReactNode } from 'react';
import { Dialog } from '../../shared/ui/dialog';
import { KEYS, shownKeys } from '../desk/use-shortcuts';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';

/** Keys that are not commands of the desk: they work where one is. */
const LOCAL: [keys: string, text: keyof Messages][] = [
  ['Enter', 'keyEnter'],
  ['Shift+Enter', 'keyNewLine'],
  ['/', 'keyCanned'],
  ['→', 'keyInsert'],
  ['Alt+1–3', 'keySuggestion'],
  ['Alt+J', 'keyScript'],
  ['↑ ↓', 'keyRows'],
  ['1–5', 'keyDigits'],
  ['Esc', 'keyEscape'],
];

/** Every key there is. */
export function HelpDialog({ onClose }: { onClose: () => void }): ReactNode {
  const texts = useTexts();
  const lines = [...KEYS.map(({ keys, text }) => [shownKeys(keys), text] as const), ...LOCAL];
  return (
    <Dialog title={texts.help} onClose={onClose}>
      <dl className="keys">
        {lines.map(([keys, text]) => (
          <div key={text}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{texts[text]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
