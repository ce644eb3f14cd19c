import type { ReactNode } from 'react';
import { useTexts } from '../lib/texts';
import { changeAlerts, useAlertSettings } from '../offers/alert-settings';
import { askToNotify, notifyState } from '../offers/notifications';

/**
 * Asks once whether offers may be shown while the window is behind others: when the agent has begun to take offers, not
 * before. Whoever says no, here or to the browser, is never asked again.
 */
export function NotifyInvitation({ available }: { available: boolean }): ReactNode {
  const texts = useTexts();
  const { notify } = useAlertSettings();
  if (!available || notify !== 'unasked' || notifyState() !== 'ask') return null;
  const allow = (): void => {
    void askToNotify().then((yes) => changeAlerts({ notify: yes ? 'yes' : 'never' }));
  };
  return (
    <p className="invitation" role="status">
      <span>{texts.notifyInvitation}</span>
      <button type="button" className="primary" onClick={allow}>
        {texts.notifyAllow}
      </button>
      <button type="button" className="quiet" onClick={() => changeAlerts({ notify: 'never' })}>
        {texts.notifyNo}
      </button>
    </p>
  );
}
