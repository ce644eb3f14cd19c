import { createHash } from 'node:crypto';

/** Conversations in the hands of each agent. */
export const EACH = 2;
/** One of so many agents is a supervisor, who hears everything. */
export const LEAD_EVERY = 100;

export const agentId = (n: number): string => `agent${String(n)}`;
export const customerOf = (n: number): string => `customer${String(n)}`;
export const conversationOf = (n: number): string => `vendor:${customerOf(n)}`;

/** The session's token, in the form that the product gives them. */
export function tokenOf(n: number): string {
  return createHash('sha256').update(agentId(n)).digest('base64url');
}
