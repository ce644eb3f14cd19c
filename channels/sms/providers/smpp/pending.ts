import type { PDU } from 'smpp';

/**
 * What came of a request. `not-written`: it has not left. `lost`: it may have arrived, but no answer came within the
 * time, or before the connection ended.
 */
export type Answer =
  { kind: 'answered'; status: number; pdu: PDU } | { kind: 'not-written' } | { kind: 'lost' };

interface Waiting {
  order: number;
  done: (answer: Answer) => void;
}

/** The requests of one connection that wait for their answers, and our answers that may not have been read. */
export class Pending {
  private readonly waiting = new Map<number, Waiting>();
  private unread: { after: number; resolve: (read: boolean) => void }[] = [];
  private requests = 0;

  wait(sequence: number, timeoutMs: number): Promise<Answer> {
    this.requests += 1;
    const order = this.requests;
    return new Promise((resolve) => {
      const done = (answer: Answer) => {
        clearTimeout(timer);
        this.waiting.delete(sequence);
        resolve(answer);
      };
      const timer = setTimeout(() => done({ kind: 'lost' }), timeoutMs);
      this.waiting.set(sequence, { order, done });
    });
  }

  settle(pdu: PDU): void {
    const found = this.waiting.get(pdu.sequence_number);
    if (!found) return;
    this.read(found.order);
    found.done({ kind: 'answered', status: pdu.command_status, pdu });
  }

  /** True once a request that is sent later has been answered: both travel in order, so what went before has been read. */
  confirmed(): Promise<boolean> {
    return new Promise((resolve) => this.unread.push({ after: this.requests, resolve }));
  }

  end(): void {
    for (const { done } of [...this.waiting.values()]) done({ kind: 'lost' });
    for (const { resolve } of this.unread.splice(0)) resolve(false);
  }

  private read(order: number): void {
    const read = this.unread.filter(({ after }) => after < order);
    this.unread = this.unread.filter(({ after }) => after >= order);
    for (const { resolve } of read) resolve(true);
  }
}
