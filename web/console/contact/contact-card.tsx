import { useState, type ReactNode } from 'react';
import type { EscalationView, TimelineView } from '../../../src/contract/api';
import type { ContactCardView, IdentityView } from '../../../src/contract/contact-api';
import { explain } from '../lib/errors';
import { clock } from '../../shared/lib/format';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import type { Loaded } from '../../shared/lib/use-loaded';
import { fill } from '../../shared/locale';
import { ContactDialog, type ContactTask } from './contact-dialog';
import { ContactHistory } from './contact-history';
import { Identity } from './identity';

interface Props {
  /** The conversation from which the agent acts. */
  conversationId: string;
  contact: Loaded<ContactCardView>;
  talk: TimelineView | null;
  /** Conversations that wait or are in hand. */
  others: EscalationView[];
  onChanged: () => void;
}

/** Who the customer is on every channel, how we know, and whether we may go on by SMS. */
export function ContactCard({ conversationId, contact, talk, others, onChanged }: Props): ReactNode {
  const texts = useTexts();
  const [task, setTask] = useState<ContactTask | null>(null);
  const { data, error } = contact;
  if (error !== null && data === null) return <p className="error contact">{explain(error, texts)}</p>;
  if (data === null) return null;
  const known = new Set(talk?.conversations.map(({ id }) => id));
  const own = data.identities.find(({ key }) => key === data.own);
  return (
    <section className="contact" aria-label={texts.contact}>
      <h3>{texts.contact}</h3>
      <ul>
        {data.identities.map((identity) => (
          <Identity
            key={identity.key}
            identity={identity}
            alone={data.identities.length < 2}
            here={identity.key === data.own}
            onTask={setTask}
          />
        ))}
      </ul>
      <Verification verification={data.verification} />
      <Actions sms={data.sms} own={own} onTask={setTask} />
      <ContactHistory history={data.history} />
      {task !== null && (
        <ContactDialog
          task={task}
          conversationId={conversationId}
          sms={data.sms}
          others={others.filter((other) => !known.has(other.conversationId))}
          onClose={() => setTask(null)}
          onDone={() => {
            setTask(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}

function Actions({
  sms,
  own,
  onTask,
}: {
  sms: boolean;
  own: IdentityView | undefined;
  onTask: (task: ContactTask) => void;
}): ReactNode {
  const texts = useTexts();
  return (
    <p className="contact-actions">
      <button type="button" onClick={() => onTask({ kind: 'link' })}>
        {texts.link}
      </button>
      {sms && own?.kind !== 'phone' && (
        <button type="button" onClick={() => onTask({ kind: 'verify' })}>
          {texts.verifyPhone}
        </button>
      )}
    </p>
  );
}

function Verification({ verification }: Pick<ContactCardView, 'verification'>): ReactNode {
  const texts = useTexts();
  const { locale } = usePrefs();
  if (verification === null || verification.state === 'done') return null;
  const { phone, state, expiresAt, triesLeft } = verification;
  if (state === 'open') {
    const values = { phone, time: clock(expiresAt, locale), n: triesLeft };
    return (
      <p className="contact-note" role="status">
        {fill(texts.codeOpen, values)}
      </p>
    );
  }
  return <p className="contact-note">{fill(texts.codeEnded, { phone })}</p>;
}
