import { useState, type ReactNode } from 'react';
import { keyOf } from '../desk/use-shortcuts';
import { useTexts } from '../lib/texts';
import { changeAlerts, useAlertSettings } from '../offers/alert-settings';
import { ring, useCanSound } from '../offers/bell';
import { askToNotify, notifyState } from '../offers/notifications';
import { Menu } from './menu';

interface Props {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** How offers make themselves heard and seen. */
export function AlertsControl({ open, onOpen }: Props): ReactNode {
  const texts = useTexts();
  const { sound, volume } = useAlertSettings();
  const ready = useCanSound();
  const waits = sound && !ready;
  return (
    <Menu
      className="alerts"
      label={sound ? (waits ? texts.soundWaits : texts.soundOn) : texts.soundOff}
      title={`${texts.shortcutAlerts} (${keyOf('alerts')})`}
      open={open}
      onOpen={onOpen}
      button={
        <>
          <Bell off={!sound} />
          {waits && <span className="alerts-waits">{texts.soundWaitsShort}</span>}
        </>
      }
    >
      <p className="menu-title">{texts.alerts}</p>
      <label className="menu-check">
        <input
          type="checkbox"
          role="switch"
          checked={sound}
          onChange={(event) => changeAlerts({ sound: event.target.checked })}
        />
        {texts.soundForOffers}
      </label>
      <label className="menu-range">
        {texts.volume}
        <input
          type="range"
          min={0.1}
          max={1}
          step={0.1}
          value={volume}
          disabled={!sound}
          onChange={(event) => changeAlerts({ volume: Number(event.target.value) })}
        />
      </label>
      <button type="button" disabled={!sound} onClick={() => ring(volume)}>
        {texts.trySound}
      </button>
      <p className="menu-note">{texts.gestureHint}</p>
      <Notify />
    </Menu>
  );
}

function Notify(): ReactNode {
  const texts = useTexts();
  const [state, setState] = useState(notifyState);
  const note = {
    allowed: texts.notifyAllowed,
    refused: texts.notifyRefused,
    missing: texts.notifyMissing,
    ask: texts.notifyHint,
  };
  return (
    <>
      <p className="menu-title">{texts.notifications}</p>
      <p className="menu-note">{note[state]}</p>
      {state === 'ask' && (
        <button type="button" onClick={() => void askToNotify().then(() => setState(notifyState()))}>
          {texts.notifyAllow}
        </button>
      )}
    </>
  );
}

function Bell({ off }: { off: boolean }): ReactNode {
  return (
    <svg className="bell" viewBox="0 0 20 20" aria-hidden="true">
      <path d="M10 2.5a5 5 0 0 0-5 5v3.4L3.4 14h13.2L15 10.9V7.5a5 5 0 0 0-5-5M8 16.2a2 2 0 0 0 4 0" />
      {off && <path d="M3 3l14 14" />}
    </svg>
  );
}
