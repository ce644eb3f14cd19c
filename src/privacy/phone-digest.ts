import { createHmac } from 'node:crypto';
import type { Consent, ConsentRepository } from '../contract/consent';

const PREFIX = 'erased:';

/** What stays of a telephone number whose owner was erased and did not want to be written to. */
export function phoneDigest(secret: (purpose: string) => string): (number: string) => string {
  const key = secret('erased-phone');
  return (number) => PREFIX + createHmac('sha256', key).update(number).digest('base64url');
}

/** Consents that know an erased person's refusal by the number's digest, until the number says otherwise. */
export function rememberOptOuts(
  consents: ConsentRepository,
  digest: (number: string) => string,
): ConsentRepository {
  return {
    ...consents,
    async get(address) {
      const own = await consents.get(address);
      const kept = await consents.get(digest(address));
      const unsaid = kept.filter(({ purpose }) => own.every((consent) => consent.purpose !== purpose));
      return [...own, ...unsaid.map((consent): Consent => ({ ...consent, address }))];
    },
  };
}
