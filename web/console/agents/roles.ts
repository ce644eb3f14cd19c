import type { Role } from '../../../src/contract/agent';
import type { Messages } from '../messages';

export const ROLE_TEXTS: Record<Role, keyof Messages> = {
  agent: 'roleAgent',
  supervisor: 'roleSupervisor',
  editor: 'roleEditor',
  admin: 'roleAdmin',
};
