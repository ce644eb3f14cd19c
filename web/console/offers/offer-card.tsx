import { useState, type ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { channelName } from '../../shared/lib/channel-name';
import { duration } from '../../shared/lib/format';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { keyOf } from '../desk/use-shortcuts';
import { customerName } from '../lib/names';
import { lastOffer, reasonText } from '../lib/reasons';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { Countdown } from './countdown';
import { Decline } from './decline';

interface Props {
  offer: EscalationView;
  queueTitle: string;
  /** The one that keys mean. */
  first: boolean;
  busy: boolean;
  /** The agent is about to say why not. */
  declining: boolean;
  onAccept: () => void;
  onDeclining: (open: boolean) => void;
  onDecline: (reason: string) => void;
}

/** An offer: who, what about, why this agent, and how long it stands. */
export function OfferCard(props: Props): ReactNode {
  const { offer, queueTitle, first, busy, declining, onAccept, onDeclining, onDecline } = props;
  const texts = useTexts();
  const now = useNow();
  const move = lastOffer(offer);
  const { customer, channel, priority, tier, summary, reason, createdAt, until, wish, callback } = offer;
  const left = Date.parse(until ?? createdAt) - now;
  // Why fixed at first sight: an offer says when it ends, its history when it began.
  const [whole] = useState(() => Date.parse(until ?? createdAt) - Date.parse(move?.at ?? createdAt));
  return (
    <article className={`offer ${priority}`} aria-label={texts.offerTitle}>
      <header>
        <Countdown left={left} whole={whole} />
        <div>
          <p className="offer-kind">
            {wish === 'callback' ? texts.offerCallback : texts.offerTitle} · {queueTitle}
          </p>
          <h2>{customerName(customer, texts)}</h2>
          <p className="soft">
            <ChannelIcon channel={channel} /> {channelName(channel, texts)} ·{' '}
            {fill(texts.waited, { time: duration(now - Date.parse(createdAt)) })}
            {callback !== null && ` · ☎ ${callback}`}
          </p>
        </div>
        <p className="offer-tags">
          {tier !== null && <span className="tag tier">{tier.toUpperCase()}</span>}
          {priority !== 'normal' && <span className={`tag ${priority}`}>{texts[priority]}</span>}
        </p>
      </header>
      <p className="offer-summary">{summary || reasonText(reason, texts)}</p>
      {move !== undefined && (
        <p className="offer-why">
          <b>{texts.whyYou}</b> {reasonText(move.reason, texts)}
        </p>
      )}
      {declining ? (
        <Decline busy={busy} onDecline={onDecline} onCancel={() => onDeclining(false)} />
      ) : (
        <footer>
          <p className="soft">{texts.offerPasses}</p>
          <button type="button" disabled={busy} onClick={() => onDeclining(true)}>
            {texts.decline} {first && <kbd>{keyOf('decline')}</kbd>}
          </button>
          <button type="button" className="primary accept" disabled={busy} onClick={onAccept}>
            {texts.accept} {first && <kbd>{keyOf('accept')}</kbd>}
          </button>
        </footer>
      )}
    </article>
  );
}
