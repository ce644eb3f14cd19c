import type { ReactNode } from 'react';
import { KEYS, type Command } from '../desk/use-shortcuts';
import { useTexts } from '../lib/texts';
import type { Messages } from '../messages';
import { Dialog } from '../../shared/ui/dialog';

const TEXTS: Record<Command, keyof Messages> = {
  next: 'shortcutNext',
  up: 'shortcutMove',
  down: 'shortcutMove',
  reply: 'shortcutReply',
  transfer: 'shortcutTransfer',
  release: 'shortcutRelease',
  close: 'shortcutClose',
  help: 'shortcutHelp',
};

export function HelpDialog({ onClose }: { onClose: () => void }): ReactNode {
  const texts = useTexts();
  return (
    <Dialog title={texts.help} onClose={onClose}>
      <dl className="keys">
        {KEYS.filter(([command]) => command !== 'down').map(([command, keys]) => (
          <div key={command}>
            <dt>
              <kbd>{command === 'up' ? 'Alt+↑ ↓' : keys}</kbd>
            </dt>
            <dd>{texts[TEXTS[command]]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
