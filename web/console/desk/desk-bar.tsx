import type { ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { useTexts } from '../lib/texts';
import { AlertsControl } from '../shell/alerts-control';
import { LoadMeter } from '../shell/load-meter';
import { PresenceControl } from '../shell/presence-control';
import type { DeskSnapshot } from './desk-store';
import { keyOf } from './use-shortcuts';

export type BarMenu = 'presence' | 'alerts' | null;

interface Props {
  state: DeskSnapshot;
  live: boolean;
  busy: boolean;
  menu: BarMenu;
  onMenu: (menu: BarMenu) => void;
  onNext: () => void;
  onOpen: (what: 'help' | 'palette') => void;
  onMe: (me: AgentView) => void;
  onFailed: (error: unknown) => void;
}

/** The desk's own part of the top bar. */
export function DeskBar({
  state,
  live,
  busy,
  menu,
  onMenu,
  onNext,
  onOpen,
  onMe,
  onFailed,
}: Props): ReactNode {
  const texts = useTexts();
  const { me, waiting } = state;
  return (
    <>
      <span className={`live${live ? ' is-live' : ''}`} title={live ? texts.live : texts.notLive}>
        <span>{live ? texts.live : texts.notLive}</span>
      </span>
      <button type="button" className="primary" disabled={busy} title={keyOf('next')} onClick={onNext}>
        {texts.claimNext}
        <span className="count">{waiting.filter((each) => each.state === 'waiting').length}</span>
      </button>
      <LoadMeter me={me} />
      <PresenceControl
        me={me}
        open={menu === 'presence'}
        onOpen={(open) => onMenu(open ? 'presence' : null)}
        onChanged={onMe}
        onFailed={onFailed}
      />
      <AlertsControl open={menu === 'alerts'} onOpen={(open) => onMenu(open ? 'alerts' : null)} />
      <button
        type="button"
        className="quiet to-palette"
        title={`${texts.palette} (${keyOf('palette')})`}
        aria-label={texts.palette}
        onClick={() => onOpen('palette')}
      >
        ⌕
      </button>
      <button
        type="button"
        className="quiet to-help"
        title={`${texts.help} (?)`}
        aria-label={texts.help}
        onClick={() => onOpen('help')}
      >
        ?
      </button>
    </>
  );
}
