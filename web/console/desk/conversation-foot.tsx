import type { ReactNode } from 'react';
import type { EscalationView } from '../../../src/contract/api';
import { WrapUp } from '../details/wrap-up';
import { fill } from '../../shared/locale';
import { useTexts } from '../lib/texts';
import { AsideNotes } from '../compose/aside-notes';
import { Composer } from './composer';
import type { ConversationProps } from './conversation-props';
import { isMine } from './desk-state';
import { KeptDraft } from './kept-draft';

/** Where the reply is written, or why none can be. */
export function ConversationFoot(props: ConversationProps): ReactNode {
  const { id, me, escalation, sender } = props;
  if (id === null || escalation === null) return null;
  if (isMine(escalation, me) && escalation.state === 'active') {
    return (
      <Composer
        key={id}
        conversationId={id}
        me={me}
        escalation={escalation}
        talk={props.conversation.data}
        refresh={props.conversation.refresh}
        onSend={(text, more) => sender.send(id, text, more)}
      />
    );
  }
  // Why not then: after-contact work has a note of its own.
  const wrapsUp = isMine(escalation, me) && escalation.state === 'wrapup';
  return (
    <>
      <KeptDraft key={`${id} ${escalation.state}`} conversationId={id} />
      {!wrapsUp && (
        <AsideNotes
          key={id}
          conversationId={id}
          me={me}
          escalation={escalation}
          refresh={props.conversation.refresh}
        />
      )}
      <Closed {...props} escalation={escalation} />
    </>
  );
}

function Closed(props: ConversationProps & { escalation: EscalationView }): ReactNode {
  const { me, escalation, busy, onClaim, onAccept, onWrappedUp } = props;
  const texts = useTexts();
  const { id, state, owner } = escalation;
  const mine = isMine(escalation, me);
  if (mine && state === 'wrapup') {
    return <WrapUp key={id} escalation={escalation} onDone={(...outcome) => onWrappedUp(id, ...outcome)} />;
  }
  if (state === 'closed' || state === 'wrapup') return <p className="foot-note">{texts.closedNote}</p>;
  if (owner !== null && !mine && state === 'active') {
    return <p className="foot-note">{fill(texts.ownedBy, { name: owner.displayName })}</p>;
  }
  if (owner !== null && !mine) {
    return <p className="foot-note">{fill(texts.offeredTo, { name: owner.displayName })}</p>;
  }
  return (
    <div className="foot-note">
      <p>{mine ? texts.acceptToReply : texts.claimToReply}</p>
      <button
        type="button"
        className="primary"
        disabled={busy}
        onClick={() => (mine ? onAccept(id) : onClaim(id))}
      >
        {mine ? texts.accept : texts.claim}
      </button>
    </div>
  );
}
