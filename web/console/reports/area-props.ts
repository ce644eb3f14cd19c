import type { AgentView } from '../../../src/contract/api';

export interface AreaProps {
  me: AgentView;
  onSignOut: () => void;
  onLost: (error: unknown) => void;
}
