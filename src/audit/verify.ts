import {
  FIRST_PREVIOUS,
  hashOf,
  type AuditEntry,
  type AuditRepository,
  type AuditVerdict,
} from '../contract/audit';

const BATCH = 500;

/** Number and hash of an entry, noted outside of the store: what stood there then must stand there now. */
export interface Anchor {
  number: number;
  hash: string;
}

/** `<number>:<hash>`, as it is printed; null for anything else. */
export function anchorOf(text: string): Anchor | null {
  const found = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim());
  return found ? { number: Number(found[1]), hash: found[2] ?? '' } : null;
}

/**
 * Reads the chain from its first entry to its last. `changed`: the content does not have the hash that stands beside it,
 * or not the anchor's. `missing`: a number is left out, the beginning was removed without a note of it, or the chain ends
 * before the anchor. `not-linked`: the entry does not name the hash of the one before.
 */
export async function verifyChain(
  repository: Pick<AuditRepository, 'after' | 'lastPrune'>,
  anchor?: Anchor,
): Promise<AuditVerdict> {
  const reader = new ChainReader(await repository.lastPrune(), anchor);
  for (;;) {
    const batch = await repository.after(reader.last, BATCH);
    for (const entry of batch) {
      const why = reader.check(entry);
      if (why) return reader.verdict({ number: why === 'missing' ? reader.last + 1 : entry.number, why });
      reader.accept(entry);
    }
    if (batch.length < BATCH) break;
  }
  const cut = anchor !== undefined && anchor.number > reader.last;
  return reader.verdict(cut ? { number: reader.last + 1, why: 'missing' } : null);
}

type Fault = NonNullable<AuditVerdict['broken']>['why'];

class ChainReader {
  private checked = 0;
  private first = 0;
  last = 0;
  private head = FIRST_PREVIOUS;
  private readonly removed: Anchor | null;

  constructor(
    prune: AuditEntry | null,
    private readonly anchor: Anchor | undefined,
  ) {
    const { upTo = '', hash = '' } = prune?.detail ?? {};
    this.removed = prune ? anchorOf(`${upTo}:${hash}`) : null;
  }

  check(entry: AuditEntry): Fault | null {
    if (this.checked === 0) {
      const fault = this.checkFirst(entry);
      if (fault) return fault;
    } else if (entry.number !== this.last + 1) return 'missing';
    else if (entry.previous !== this.head) return 'not-linked';
    if (hashOf(entry) !== entry.hash) return 'changed';
    return this.anchor?.number === entry.number && this.anchor.hash !== entry.hash ? 'changed' : null;
  }

  /** Of what the retention rule removes, some may still be there; what follows it must link to it. */
  private checkFirst({ number, previous }: AuditEntry): Fault | null {
    if (number === 1) return previous === FIRST_PREVIOUS ? null : 'not-linked';
    if (!this.removed || number > this.removed.number + 1) return 'missing';
    const follows = number === this.removed.number + 1;
    return follows && previous !== this.removed.hash ? 'not-linked' : null;
  }

  accept({ number, hash }: AuditEntry): void {
    if (this.checked === 0) this.first = number;
    this.checked++;
    this.last = number;
    this.head = hash;
  }

  verdict(broken: AuditVerdict['broken']): AuditVerdict {
    const { checked, first, last, head } = this;
    return { ok: broken === null, checked, first, last, head, broken };
  }
}
