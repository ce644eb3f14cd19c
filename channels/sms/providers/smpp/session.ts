import { connect, PDU, type PduFields, type Session } from 'smpp';
import type { SmppConfig, Timing } from './config';
import { Pending, type Answer } from './pending';
import { STATUS } from './statuses';

const SMPP_3_4 = 0x34;
const INVALID_COMMAND = 0x03;
const CLOSE_MS = 1_000;

export interface SessionEvents {
  /** A deliver_sm or data_sm, to be answered with `answer`. */
  delivered(pdu: PDU, session: SmppSession): void;
  /** Called once, also when it never was bound. */
  closed(): void;
}

/** One connection to the centre, bound as transceiver. */
export class SmppSession {
  private readonly link: Session;
  private readonly pending = new Pending();
  private enquiry: NodeJS.Timeout | undefined;
  private confirmation: NodeJS.Timeout | undefined;
  private open = true;
  /** Why it could not be connected or read. */
  failure: Error | undefined;

  constructor(
    private readonly config: SmppConfig,
    private readonly timing: Timing,
    private readonly events: SessionEvents,
  ) {
    const { host, port, tls } = config;
    this.link = connect({ host, port, tls });
    this.link.on('pdu', (pdu) => this.receive(pdu));
    // Why: after bytes that it cannot parse the package reads nothing any more.
    this.link.on('error', (error) => {
      this.failure ??= error;
      this.link.destroy();
    });
    this.link.on('close', () => this.end());
  }

  /** The status of the answer to the bind; null when there was none. */
  async bind(): Promise<number | null> {
    if (!(await this.connected())) return null;
    this.link.socket.setNoDelay(true);
    const { systemId, password, systemType } = this.config;
    const fields = {
      system_id: systemId,
      password,
      system_type: systemType,
      interface_version: SMPP_3_4,
    };
    const answer = await this.request('bind_transceiver', fields, this.timing.bindMs);
    if (answer.kind !== 'answered') return null;
    if (answer.status === STATUS.ESME_ROK)
      this.enquiry = setInterval(() => void this.enquire(), this.config.enquireLinkMs);
    return answer.status;
  }

  /** Sends a request and waits for its answer. */
  request(command: string, fields: PduFields, timeoutMs: number): Promise<Answer> {
    const pdu = new PDU(command, fields);
    if (!this.open || !this.link.send(pdu)) return Promise.resolve({ kind: 'not-written' });
    return this.pending.wait(pdu.sequence_number, timeoutMs);
  }

  /**
   * Answers a request of the centre. Resolves true once the centre is known to have read the answer (it has answered
   * something that was sent later), false when the connection ended before that.
   */
  answer(request: PDU, status: number): Promise<boolean> {
    if (!this.open || !this.link.send(request.response({ command_status: status })))
      return Promise.resolve(false);
    this.confirmation ??= setTimeout(() => {
      this.confirmation = undefined;
      void this.enquire();
    }, this.timing.confirmMs);
    return this.pending.confirmed();
  }

  /** Says goodbye, and closes whether or not the centre answers. */
  async close(): Promise<void> {
    await this.request('unbind', {}, CLOSE_MS);
    this.destroy();
  }

  destroy(): void {
    this.link.destroy();
  }

  /** False: nobody answers, and the connection is given up. */
  private async enquire(): Promise<void> {
    const { kind } = await this.request('enquire_link', {}, this.timing.responseMs);
    if (kind === 'lost') this.destroy();
  }

  private connected(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.destroy(), this.timing.bindMs);
      const done = (is: boolean) => {
        clearTimeout(timer);
        resolve(is);
      };
      this.link.on(this.config.tls ? 'secureConnect' : 'connect', () => done(true));
      this.link.on('close', () => done(false));
    });
  }

  private receive(pdu: PDU): void {
    if (pdu.isResponse()) {
      this.pending.settle(pdu);
      return;
    }
    switch (pdu.command) {
      case 'deliver_sm':
      case 'data_sm':
        this.events.delivered(pdu, this);
        break;
      case 'enquire_link':
        this.link.send(pdu.response());
        break;
      case 'unbind':
        this.link.send(pdu.response());
        this.link.close();
        break;
      case 'alert_notification':
      case 'outbind':
        break;
      default:
        this.refuse(pdu);
    }
  }

  private refuse({ sequence_number }: PDU): void {
    this.link.send(new PDU('generic_nack', { sequence_number, command_status: INVALID_COMMAND }));
  }

  private end(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.enquiry);
    clearTimeout(this.confirmation);
    this.pending.end();
    this.events.closed();
  }
}
