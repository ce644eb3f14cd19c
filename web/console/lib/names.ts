import type { AgentView, EscalationView, MessageView } from '../../../src/contract/api';
import type { Messages } from '../messages';

/** The customer's name, or "Visitor" with the end of the id, so that two of them can be told apart. */
export function customerName(customer: { id: string; name: string }, texts: Messages): string {
  return customer.name === '' ? `${texts.anonymous} ${customer.id.slice(-4)}` : customer.name;
}

export function authorName(message: MessageView, texts: Messages): string {
  const { author, authorName: name } = message;
  return (author === 'agent' || author === 'customer') && name !== '' ? name : texts[author];
}

/** Who made a move: an agent by name, the customer, the bot, or the system. */
export function personName(
  id: string,
  me: Pick<AgentView, 'id'>,
  { owner, people }: Pick<EscalationView, 'owner' | 'people'>,
  texts: Messages,
): string {
  if (id === 'customer' || id === 'bot' || id === 'system') return texts[id];
  if (id === me.id) return texts.you;
  const name = people[id] ?? (id === owner?.id ? owner.displayName : '');
  return name === '' ? texts.colleague : name;
}
