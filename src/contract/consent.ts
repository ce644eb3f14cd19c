import type { Activity } from './activity';

/** Service: answers and notices about the customer's own business. Marketing: all that needs consent. */
export const PURPOSES = ['service', 'marketing'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** One change of mind, kept as proof. */
export interface ConsentChange {
  at: Date;
  state: 'in' | 'out';
  /** The word that the customer sent, or how else we know. */
  source: string;
  /** Log id of the message, if there was one. */
  entryId?: string;
}

export interface Consent {
  /** E.164. */
  address: string;
  purpose: Purpose;
  state: 'in' | 'out';
  changes: ConsentChange[];
}

export interface ConsentRepository {
  get(address: string): Promise<Consent[]>;
  /** Idempotent by `entryId`. */
  change(address: string, purposes: readonly Purpose[], change: ConsentChange): Promise<void>;
}

/** What an outgoing message is for. `confirmation` is the one answer to an opt-out, which passes it. */
export function purposeOf({ channelData }: Pick<Activity, 'channelData'>): Purpose | 'confirmation' {
  const data: unknown = channelData;
  if (typeof data !== 'object' || data === null || !('purpose' in data)) return 'service';
  return data.purpose === 'marketing' || data.purpose === 'confirmation' ? data.purpose : 'service';
}
