import type { ReactNode } from 'react';
import type { ComposeWords } from './messages.en';
import { useComposeWords } from './words';

export type Mode = 'reply' | 'note' | 'whisper';
const TITLES: Record<Mode, keyof ComposeWords> = {
  reply: 'modeReply',
  note: 'modeNote',
  whisper: 'modeWhisper',
};

interface Props {
  modes: Mode[];
  mode: Mode;
  onMode: (mode: Mode) => void;
}

/** To whom one writes. */
export function ModeTabs({ modes, mode, onMode }: Props): ReactNode {
  const words = useComposeWords();
  return (
    <div className="mode-tabs" role="group">
      {modes.map((one) => (
        <button
          key={one}
          type="button"
          className={`quiet ${one}`}
          aria-pressed={one === mode}
          onClick={() => onMode(one)}
        >
          {words[TITLES[one]]}
        </button>
      ))}
    </div>
  );
}
