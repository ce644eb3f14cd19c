import type { ReactNode } from 'react';
import type { AgentView, EscalationView } from '../../../src/contract/api';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { channelName } from '../../shared/lib/channel-name';
import { useTexts } from '../lib/texts';
import { fill } from '../../shared/locale';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { Mark } from '../../shared/ui/mark';
import { Composer } from './composer';
import { Transcript } from './transcript';
import type { Talk } from './use-conversation';
import type { Sender } from './use-outgoing';

interface Props {
  id: string | null;
  me: AgentView;
  conversation: Talk;
  escalation: EscalationView | null;
  sender: Sender;
  busy: boolean;
  onClaim: (escalationId: string) => void;
  onBack: () => void;
  onDetails: () => void;
}

export function ConversationPane(props: Props): ReactNode {
  const { id, conversation, sender } = props;
  const texts = useTexts();
  const { data, error, refresh } = conversation;
  if (id === null) {
    return (
      <main className="pane conversation empty">
        <Mark large />
        <h2>{texts.pick}</h2>
        <p className="soft">{texts.pickHint}</p>
      </main>
    );
  }
  return (
    <main className="pane conversation">
      <Head {...props} />
      {error !== null && (
        <p className="error" role="alert">
          {explain(error, texts)}{' '}
          <button type="button" onClick={() => void refresh()}>
            {texts.retry}
          </button>
        </p>
      )}
      {data === null ? (
        <div className="transcript" aria-busy={error === null} />
      ) : (
        <Transcript
          key={id}
          messages={data.messages}
          marked={new Set(data.conversations.map(({ channel }) => channel)).size > 1}
          older={conversation.older}
          outgoing={sender.items.filter(({ conversationId }) => conversationId === id)}
          onRetry={sender.retry}
          onDiscard={sender.discard}
        />
      )}
      <Foot {...props} />
    </main>
  );
}

function Head({ conversation: { data }, escalation, onBack, onDetails }: Props): ReactNode {
  const texts = useTexts();
  const customer = data?.customer ?? escalation?.customer;
  const channel = data?.channel ?? escalation?.channel;
  return (
    <header className="conversation-head">
      <button type="button" className="quiet back" onClick={onBack}>
        ‹ {texts.back}
      </button>
      <h1>{customer === undefined ? texts.loading : customerName(customer, texts)}</h1>
      {channel !== undefined && (
        <span className="tag">
          <ChannelIcon channel={channel} /> {channelName(channel, texts)}
        </span>
      )}
      <button type="button" className="quiet to-details" onClick={onDetails}>
        {texts.details}
      </button>
    </header>
  );
}

/** Where the reply is written, or why none can be. */
function Foot({ id, me, escalation, sender, busy, onClaim }: Props): ReactNode {
  const texts = useTexts();
  if (id === null || escalation === null) return null;
  if (escalation.state === 'closed') return <p className="foot-note">{texts.closedNote}</p>;
  if (escalation.state === 'active' && escalation.owner?.id === me.id) {
    return <Composer key={id} conversationId={id} onSend={(text) => sender.send(id, text)} />;
  }
  if (escalation.owner !== null) {
    return <p className="foot-note">{fill(texts.ownedBy, { name: escalation.owner.displayName })}</p>;
  }
  return (
    <div className="foot-note">
      <p>{texts.claimToReply}</p>
      <button type="button" className="primary" disabled={busy} onClick={() => onClaim(escalation.id)}>
        {texts.claim}
      </button>
    </div>
  );
}
