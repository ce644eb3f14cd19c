import { useEffect } from 'react';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';

/** The tab says what waits: offers before unread messages. Another page (`hidden`) has its own title until one is offered. */
export function useTitle(offers: number, unread: number, hidden: boolean): void {
  const texts = useTexts();
  useEffect(() => {
    if (hidden && offers === 0) return;
    const offered = offers > 0 ? `● ${fill(texts.offersAre, { n: offers })} · ` : '';
    const waiting = unread > 0 ? `(${unread}) ` : '';
    document.title = `${waiting}${offered}${texts.desk} · ${texts.product}`;
  }, [offers, unread, hidden, texts]);
}
