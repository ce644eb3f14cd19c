import type { IdentityView } from '../../../src/contract/contact-api';
import type { Messages } from '../messages';

/** Who did it; an agent by name. */
export function actorName({ id, displayName }: IdentityView['by'], texts: Messages): string {
  if (id === 'customer' || id === 'system') return texts[id];
  return displayName === '' ? id : displayName;
}

export function provenText(proof: NonNullable<IdentityView['proof']>, texts: Messages): string {
  const words = {
    'sms-code': texts.provenByCode,
    agent: texts.provenByAgent,
    unionid: texts.provenByUnionid,
  };
  return words[proof];
}
