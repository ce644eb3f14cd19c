import type { AgentView, EscalationView } from '../../../src/contract/api';
import type { Talk } from './use-conversation';
import type { Sender } from './use-outgoing';

export interface ConversationProps {
  id: string | null;
  me: AgentView;
  conversation: Talk;
  escalation: EscalationView | null;
  sender: Sender;
  busy: boolean;
  onClaim: (escalationId: string) => void;
  onAccept: (escalationId: string) => void;
  /** Ends after-contact work; throws ApiError. */
  onWrappedUp: (escalationId: string, disposition: string, note: string) => Promise<void>;
  onBack: () => void;
  onDetails: () => void;
}
