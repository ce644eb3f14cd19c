import type { AgentRepository } from '../contract/agent';
import type { ContactCardView, IdentityView } from '../contract/contact-api';
import { CODE_TRIES, type Verification } from '../contract/code';
import type { ContactCard } from '../contract/contact';

type Actor = IdentityView['by'];

/** What the API shows of a contact; each agent's name is read once. */
export async function contactCardView(
  { id, own, identities, history, verification, sms }: ContactCard,
  agents: Pick<AgentRepository, 'get'>,
  now: Date,
): Promise<ContactCardView> {
  const people = [...identities, ...identities.flatMap((identity) => identity.sms ?? []), ...history];
  const names = new Map(
    await Promise.all(
      [...new Set(people.map(({ by }) => by))].map(
        async (by) => [by, (await agents.get(by))?.displayName ?? ''] as const,
      ),
    ),
  );
  const actor = (by: string): Actor => ({ id: by, displayName: names.get(by) ?? '' });
  return {
    ...{ id, own, sms },
    identities: identities.map((identity) => identityView(identity, actor)),
    history: history.map(({ at, what, keys, by, proof, reason }) => ({
      ...{ what, keys, proof, reason, by: actor(by) },
      at: at.toISOString(),
    })),
    verification: verification && verificationView(verification, now),
  };
}

function identityView(
  identity: ContactCard['identities'][number],
  actor: (by: string) => Actor,
): IdentityView {
  const { key, kind, channel, id, name = '', unionid, at, by, proof, reason, sms } = identity;
  return {
    ...{ key, kind, channel, id, name, proof, reason },
    unionid: unionid ?? null,
    at: at.toISOString(),
    by: actor(by),
    sms: sms ? { allowed: sms.allowed, at: sms.at.toISOString(), by: actor(sms.by), how: sms.how } : null,
  };
}

function verificationView(
  { phone, state, expiresAt, tries }: Verification,
  now: Date,
): NonNullable<ContactCardView['verification']> {
  return {
    phone,
    state: state === 'open' && expiresAt <= now ? 'expired' : state,
    expiresAt: expiresAt.toISOString(),
    triesLeft: Math.max(0, CODE_TRIES - tries.length),
  };
}
