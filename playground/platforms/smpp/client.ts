import { PDU, type PduFields, type Session } from 'smpp';

/** One connection of a client that the centre serves. */
export class Client {
  systemId: string | null = null;
  /** submit_sm that have come and are not answered. */
  open = 0;
  private readonly waiting = new Map<number, (status: number | null) => void>();
  private gone = false;

  constructor(private readonly session: Session) {
    session.on('close', () => {
      this.gone = true;
      for (const done of [...this.waiting.values()]) done(null);
    });
    // What cannot be parsed, and connections that break.
    session.on('error', () => session.destroy());
  }

  answer(pdu: PDU, fields: PduFields = {}): void {
    if (!this.gone) this.session.send(pdu.response(fields));
  }

  /** Delivers once; the status of the answer, or null when none came. */
  deliver(fields: PduFields, timeoutMs: number): Promise<number | null> {
    const pdu = new PDU('deliver_sm', { ...fields });
    if (this.gone || !this.session.send(pdu)) return Promise.resolve(null);
    return new Promise((resolve) => {
      const done = (status: number | null) => {
        clearTimeout(timer);
        this.waiting.delete(pdu.sequence_number);
        resolve(status);
      };
      const timer = setTimeout(() => done(null), timeoutMs);
      this.waiting.set(pdu.sequence_number, done);
    });
  }

  onGone(listener: () => void): void {
    this.session.on('close', listener);
  }

  settle(pdu: PDU): void {
    this.waiting.get(pdu.sequence_number)?.(pdu.command_status);
  }

  send(command: string): void {
    if (!this.gone) this.session.send(new PDU(command));
  }

  destroy(): void {
    this.session.destroy();
  }

  end(): void {
    this.session.close();
  }
}
