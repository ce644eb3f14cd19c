import { memo, type ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { explain } from '../lib/errors';
import { customerName } from '../lib/names';
import { channelName } from '../../shared/lib/channel-name';
import { useTexts } from '../lib/texts';
import { useNow } from '../lib/use-now';
import { SlaText } from '../lib/sla-text';
import { ChannelIcon } from '../../shared/ui/channel-icon';
import { Mark } from '../../shared/ui/mark';
import { ConversationFoot } from './conversation-foot';
import type { ConversationProps } from './conversation-props';
import { Transcript } from './transcript';

export const ConversationPane = memo(function ConversationPane(props: ConversationProps): ReactNode {
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
          notes={data.notes}
          me={props.me.id}
          whole={data.before === null}
          marked={new Set(data.conversations.map(({ channel }) => channel)).size > 1}
          older={conversation.older}
          outgoing={sender.items.filter(({ conversationId }) => conversationId === id)}
          onRetry={sender.retry}
          onDiscard={sender.discard}
        />
      )}
      <ConversationFoot {...props} />
    </main>
  );
});

function Head({ conversation: { data }, escalation, onBack, onDetails }: ConversationProps): ReactNode {
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
      {escalation !== null && escalation.tier !== null && (
        <span className="tag tier">{escalation.tier.toUpperCase()}</span>
      )}
      {escalation !== null && <Due escalation={escalation} />}
      <button type="button" className="quiet to-details" onClick={onDetails}>
        {texts.details}
      </button>
    </header>
  );
}

function Due({ escalation }: { escalation: EscalationView }): ReactNode {
  const now = useNow();
  const answered = escalation.firstReplyAt !== null && escalation.nextDueAt === null;
  return (
    <span className="head-due">
      <SlaText escalation={escalation} now={now} quiet={answered} />
    </span>
  );
}
