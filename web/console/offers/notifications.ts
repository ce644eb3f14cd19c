/** Whether the browser can, may, or may not show notifications; `ask`: it was never asked. */
export function notifyState(): 'missing' | 'ask' | 'allowed' | 'refused' {
  if (!('Notification' in window)) return 'missing';
  if (Notification.permission === 'granted') return 'allowed';
  return Notification.permission === 'denied' ? 'refused' : 'ask';
}

export async function askToNotify(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted';
}

/**
 * Shows one while the window is not looked at. Why no name and no words of the customer's: it may lie on a locked screen.
 */
export function notifyOf(title: string, body: string, tag: string, onClick: () => void): void {
  if (notifyState() !== 'allowed' || (document.hasFocus() && !document.hidden)) return;
  const shown = new Notification(title, { body, tag });
  shown.onclick = () => {
    window.focus();
    shown.close();
    onClick();
  };
}
