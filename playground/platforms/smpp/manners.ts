import type { Fault } from '../platform';
import type { ReceiptForm } from './receipts';

export interface CentreOptions {
  port?: number;
  /** With a key and a certificate (PEM) it speaks TLS. */
  tls?: { key: string; cert: string };
  /** Passwords by system_id, beside our own. */
  accounts?: Record<string, string>;
  /** What one client submits is delivered to the other, instead of to a phone. */
  routes?: Record<string, string>;
}

/** How the centre behaves. */
export class Manners {
  readonly accounts: Record<string, string>;
  readonly routes: Record<string, string>;
  /** Unanswered submit_sm that a client may have. */
  window = 10;
  /** Before a submit_sm is answered, ms. */
  answerMs = 0;
  /** Does not answer enquire_link. */
  deaf = false;
  /** Name of the status that every bind gets; null: by account. */
  bindStatus: string | null = null;
  /** The parts of a customer's text are delivered last first. */
  outOfOrder = false;
  /** `hex-decimal`: the id is hexadecimal in the answer, and decimal in the receipt. */
  ids: 'same' | 'hex-decimal' = 'same';
  receipts: { when: 'before' | 'after' | 'never'; form: ReceiptForm; state: string; delayMs: number } = {
    when: 'after',
    form: 'both',
    state: 'DELIVRD',
    delayMs: 20,
  };
  /** How often what was not taken is delivered again, and after how long, ms. */
  redeliveries = 100;
  redeliverMs = 50;
  /** How long it waits for the answer to a delivery, ms. */
  answerTimeoutMs = 5_000;
  private faults: Fault[] = [];

  constructor({ accounts = {}, routes = {} }: CentreOptions) {
    this.accounts = { bank: 'secret', ...accounts };
    this.routes = routes;
  }

  /** The next submit_sm fail in these ways, one after the other. */
  failNext(...faults: Fault[]): void {
    this.faults.push(...faults);
  }

  nextFault(): Fault | undefined {
    return this.faults.shift();
  }
}
