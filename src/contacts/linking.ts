import type { Contact, ContactChange, ContactRepository, Identity, SmsPermission } from '../contract/contact';
import { AppError } from '../contract/errors';
import { keysOf } from './identities';
import { rootOf, wholeOf } from './whole';

/** Each attempt sees what another agent has just written. */
const ATTEMPTS = 20;
const MOST_IDENTITIES = 100;
const HISTORY_KEPT = 500;

/**
 * Makes the identities one customer's, in as many writes of one document each as that takes; every one of them leaves
 * things consistent, and a repeat goes on where a crash has stopped it.
 */
export async function join(
  contacts: ContactRepository,
  identities: Identity[],
  change: ContactChange,
  newId: () => string,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (await step(contacts, identities, change, newId)) return;
  }
  throw busy();
}

/** One write towards the goal; true when nothing is left to be done. */
async function step(
  contacts: ContactRepository,
  identities: Identity[],
  change: ContactChange,
  newId: () => string,
): Promise<boolean> {
  const found = await contacts.holding(identities.flatMap(keysOf));
  const [first] = found;
  if (!first) return contacts.create(newContact(newId(), identities, change));
  const missing = identities.find(({ key }) => !found.some((contact) => holds(contact, key)));
  if (missing) {
    // Why: the unionid may be held already, and belongs to one document.
    const keys = keysOf(missing);
    const into = found.find((contact) => contact.identities.some((one) => overlap(keysOf(one), keys)));
    await addTo(contacts, into ?? first, missing, change);
    return false;
  }
  return joinRoots(contacts, found, change);
}

async function joinRoots(
  contacts: ContactRepository,
  found: Contact[],
  change: ContactChange,
): Promise<boolean> {
  const roots = new Map<string, Contact>();
  for (const contact of found) {
    const root = await rootOf(contacts, contact);
    roots.set(root.id, root);
  }
  const [lowest, next] = [...roots.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (!lowest || !next) return true;
  await contacts.replace(changed(next, change, { partOf: lowest.id }));
  return false;
}

async function addTo(
  contacts: ContactRepository,
  contact: Contact,
  identity: Identity,
  change: ContactChange,
): Promise<void> {
  if (contact.identities.length >= MOST_IDENTITIES) {
    throw new AppError('CONFLICT', 'This contact has as many identities as it can hold.');
  }
  await contacts.replace(changed(contact, change, { identities: [...contact.identities, identity] }));
}

/** Takes one identity out; true when it was in. The last one stays: there is nothing to separate it from. */
export async function takeOut(
  contacts: ContactRepository,
  key: string,
  change: ContactChange,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [contact] = await contacts.holding([key]);
    if (!contact) return false;
    if ((await wholeOf(contacts, contact)).identities.length < 2) return false;
    const identities = contact.identities.filter((identity) => identity.key !== key);
    if (await contacts.replace(changed(contact, change, { identities }))) return true;
  }
  throw busy();
}

/** Notes whether a phone may be written to. Throws NOT_FOUND when it is in no contact. */
export async function permit(
  contacts: ContactRepository,
  key: string,
  sms: SmsPermission,
  change: ContactChange,
): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [contact] = await contacts.holding([key]);
    if (!contact) throw new AppError('NOT_FOUND', 'This number is not linked; link it first.');
    const before = contact.identities.find((identity) => identity.key === key)?.sms;
    if (before?.allowed === sms.allowed && before.how === sms.how) return;
    const identities = contact.identities.map((each) => (each.key === key ? { ...each, sms } : each));
    if (await contacts.replace(changed(contact, change, { identities }))) return;
  }
  throw busy();
}

function newContact(id: string, identities: Identity[], change: ContactChange): Contact {
  const { at } = change;
  return {
    ...{ id, version: 1, partOf: null, identities, history: [change] },
    createdAt: at,
    updatedAt: at,
  };
}

function changed(before: Contact, change: ContactChange, to: Partial<Contact>): Contact {
  const known = before.history.some(({ id }) => id === change.id);
  return {
    ...before,
    ...to,
    version: before.version + 1,
    history: known ? before.history : [...before.history, change].slice(-HISTORY_KEPT),
    updatedAt: change.at,
  };
}

function holds(contact: Contact, key: string): boolean {
  return contact.identities.some((identity) => identity.key === key);
}

function overlap(some: string[], others: string[]): boolean {
  return some.some((key) => others.includes(key));
}

function busy(): AppError {
  return new AppError('CONFLICT', 'Colleagues are changing this contact; look at it again.');
}
