import type { Contact, ContactChange, ContactRepository, Identity } from '../contract/contact';

/** A customer: a contact and all that were joined to it. */
export interface Whole {
  root: Contact;
  /** The root included. */
  parts: Contact[];
  identities: Identity[];
  /** Oldest first. */
  history: ContactChange[];
}

const MOST_STEPS = 50;
const MOST_PARTS = 200;

/** The contact at the top of the tree that this one belongs to. */
export async function rootOf(contacts: ContactRepository, contact: Contact): Promise<Contact> {
  let top = contact;
  for (let step = 0; top.partOf !== null && step < MOST_STEPS; step++) {
    const above = await contacts.get(top.partOf);
    if (!above) break;
    top = above;
  }
  return top;
}

export async function wholeOf(contacts: ContactRepository, contact: Contact): Promise<Whole> {
  const root = await rootOf(contacts, contact);
  const parts = [root];
  let layer = [root];
  while (layer.length > 0 && parts.length < MOST_PARTS) {
    layer = await contacts.partsOf(layer.map(({ id }) => id));
    parts.push(...layer);
  }
  return {
    root,
    parts,
    identities: parts.flatMap(({ identities }) => identities),
    history: inOrder(parts.flatMap(({ history }) => history)),
  };
}

/** One link may be noted in several parts. */
export function inOrder(history: ContactChange[]): ContactChange[] {
  const byId = new Map(history.map((change) => [change.id, change]));
  return [...byId.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}
