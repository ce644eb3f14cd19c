import type { Clock, Ids } from '../../../../src/contract/ports';
import type { SharedState } from '../../../../src/contract/shared';

/** How long a delivery whose answer may not have arrived is expected again. */
const REDELIVERY_MS = 60 * 60_000;
/** A centre waits longer than this for our answer before it delivers again. */
const PATIENCE_MS = 5_000;

/** A delivery that was answered well. */
interface Known {
  occurrence: string;
  session: object;
  arrivedAt: number;
  answeredAt: number;
}

/** What to do with a delivery: hand it in under this name, and say how it went. */
export interface Occurrence {
  id: string;
  /** The centre was told that we have it; `read` as `SmppSession.answer` says. */
  answered: (read: Promise<boolean>) => void;
}

/**
 * Tells a text that a customer sends twice from one that the centre delivers twice. SMPP gives deliveries no id, so the
 * two look alike ("1" and "1"). A centre delivers again what it had no good answer for. So a text is taken for a repeat
 * as long as its last answer was bad, late, or may not have been read; once it was read (see `Pending.confirmed`) the
 * same text is a new one. What is open is in the shared state, and survives a crash.
 */
export class Occurrences {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly shared: SharedState,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Called one at a time per fingerprint. `arrivedAt` is monotonic, in ms. */
  async of(fingerprint: string, session: object, arrivedAt: number): Promise<Occurrence> {
    // Why before the store is asked: `settle` may end the record meanwhile.
    const another = this.isAnother(fingerprint, session, arrivedAt);
    this.known.delete(fingerprint);
    const stored = another ? null : await this.shared.get(nameOf(fingerprint));
    const occurrence = stored ?? this.ids.next();
    if (stored === null) await this.put(fingerprint, occurrence, REDELIVERY_MS);
    return {
      id: `${fingerprint}-${occurrence}`,
      answered: (read) => {
        const known: Known = { occurrence, session, arrivedAt, answeredAt: performance.now() };
        this.known.set(fingerprint, known);
        void read.then((was) => this.settle(fingerprint, known, was));
      },
    };
  }

  /** The last one was answered in time on this same connection, so that the centre has no reason to deliver it again. */
  private isAnother(fingerprint: string, session: object, arrivedAt: number): boolean {
    const last = this.known.get(fingerprint);
    if (last?.session !== session) return false;
    const inTime = last.answeredAt - last.arrivedAt < PATIENCE_MS;
    return inTime || arrivedAt - last.arrivedAt < PATIENCE_MS;
  }

  private async settle(fingerprint: string, known: Known, read: boolean): Promise<void> {
    if (this.known.get(fingerprint) !== known) return;
    const inTime = known.answeredAt - known.arrivedAt < PATIENCE_MS;
    // A failed store leaves the record, which then ends by itself.
    if (read && inTime) await this.put(fingerprint, known.occurrence, 0).catch(() => undefined);
    if (this.known.get(fingerprint) === known) this.known.delete(fingerprint);
  }

  private put(fingerprint: string, occurrence: string, ms: number): Promise<void> {
    return this.shared.put(nameOf(fingerprint), occurrence, new Date(this.clock.now().getTime() + ms));
  }
}

function nameOf(fingerprint: string): string {
  return `smpp:open:${fingerprint}`;
}
