import { useEffect } from 'react';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';

/** The tab says what waits: offers before unread messages. */
export function useTitle(offers: number, unread: number): void {
  const texts = useTexts();
  useEffect(() => {
    const offered = offers > 0 ? `● ${fill(texts.offersAre, { n: offers })} · ` : '';
    const waiting = unread > 0 ? `(${unread}) ` : '';
    document.title = `${waiting}${offered}${texts.desk} · ${texts.product}`;
  }, [offers, unread, texts]);
}
