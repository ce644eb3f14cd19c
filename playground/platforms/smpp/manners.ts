import { errors, type PDU } from 'smpp';
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
    for (const fault of faults) statusOf(fault);
    this.faults.push(...faults);
  }

  nextFault(): Fault | undefined {
    return this.faults.shift();
  }

  /** command_status of the answer to a bind. */
  bindStatusOf({ system_id = '', password }: PDU): number {
    const known = this.accounts[system_id];
    if (this.bindStatus !== null) return statusNamed(this.bindStatus);
    if (known === undefined) return statusNamed('ESME_RINVSYSID');
    return statusNamed(known === password ? 'ESME_ROK' : 'ESME_RINVPASWD');
  }
}

/**
 * command_status with which a fault is answered. A vendor's code is a name of SMPP 3.4, 5.1.3, such as `ESME_RSYSERR`, or
 * the number itself, such as `0x0B`. Throws for any other: a test with a wrong name would prove nothing.
 */
export function statusOf(fault: Fault): number {
  const code = fault.kind === 'vendor' ? fault.code : 'ESME_RSYSERR';
  return /^0x[\da-f]{1,8}$/i.test(code) ? Number(code) : statusNamed(code);
}

function statusNamed(name: string): number {
  const status = errors[name];
  if (status === undefined) throw new Error(`SMPP has no status ${name}.`);
  return status;
}
