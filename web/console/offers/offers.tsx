import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { EscalationView, QueueView } from '../../../src/contract/api';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import { OfferCard } from './offer-card';

interface Props {
  offers: EscalationView[];
  queues: QueueView['queues'];
  busy: boolean;
  /** Whose reasons for declining are asked for; null: nobody's. */
  declining: string | null;
  onDeclining: (id: string | null) => void;
  onAccept: (id: string) => void;
  onDecline: (id: string, reason: string) => void;
}

/** Most cards at a time; further ones stand in the inbox. */
const SHOWN = 3;

/** The offers over everything else, the one that runs out first at the top. */
export function Offers(props: Props): ReactNode {
  const { offers, queues, busy, declining, onDeclining, onAccept, onDecline } = props;
  const texts = useTexts();
  const box = useRef<HTMLElement>(null);
  const top = offers[0]?.id;
  useEffect(() => {
    // Why only from the page itself: Enter must not accept what slid under the fingers of somebody who writes.
    if (top !== undefined && document.activeElement === document.body) {
      box.current?.querySelector<HTMLElement>('.accept')?.focus();
    }
  }, [top]);
  const announced = useAnnounced(offers.length);
  const more = offers.length - SHOWN;
  return (
    <>
      <p className="hidden" role="alert">
        {announced > 0 && fill(texts.offersAre, { n: announced })}
      </p>
      {offers.length > 0 && (
        <section className="offers" ref={box} aria-label={texts.groupOffers}>
          {offers.slice(0, SHOWN).map((offer, index) => (
            <OfferCard
              key={`${offer.id} ${offer.until ?? ''}`}
              offer={offer}
              queueTitle={queues.find(({ id }) => id === offer.queue)?.title ?? offer.queue}
              first={index === 0}
              busy={busy}
              declining={declining === offer.id}
              onAccept={() => onAccept(offer.id)}
              onDeclining={(open) => onDeclining(open ? offer.id : null)}
              onDecline={(reason) => onDecline(offer.id, reason)}
            />
          ))}
          {more > 0 && <p className="offers-more">{fill(texts.moreOffers, { n: more })}</p>}
        </section>
      )}
    </>
  );
}

/** The number that a screen reader is told: after the cards are there, so that the change is noticed. */
function useAnnounced(count: number): number {
  const [announced, setAnnounced] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(count), 100);
    return () => clearTimeout(timer);
  }, [count]);
  return announced;
}
