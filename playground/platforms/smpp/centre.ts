import { createServer, errors, type PDU, type PduFields, type Server } from 'smpp';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Platform, Pushed, Shown } from '../platform';
import { Orders, segmentOf } from './checks';
import { Client } from './client';
import { forwarded } from './forward';
import { Handsets } from './handsets';
import { type CentreOptions, Manners, statusOf } from './manners';
import { LateReceipts, receiptFor } from './receipts';
import { deliveriesOf } from './writing';

const SMPP_3_4 = 0x34;
const OURS = { systemId: 'bank', password: 'secret', number: '106900001' };

/** An SMPP 3.4 message centre with the customers' phones behind it. */
export class SmppCentre implements Platform {
  readonly settings: Record<string, string>;
  /** How it behaves; may be changed at any time. */
  readonly manners: Manners;
  /** What clients have done that a strict centre does not let pass. */
  readonly violations: string[] = [];
  /** Every submit_sm as it came, whatever came of it, with its arrival (ms, monotonic). */
  readonly submits: { pdu: PDU; at: number }[] = [];
  /** Most submit_sm of one client that were unanswered at once. */
  deepest = 0;
  /** How often a client has said unbind. */
  goodbyes = 0;
  /** Binds that were accepted. */
  binds = 0;
  /** Deliveries that clients have taken, and the statuses of those that they have not. */
  taken = 0;
  readonly refused: number[] = [];
  private readonly clients = new Set<Client>();
  private readonly phones = new Handsets(Date.now);
  private readonly orders = new Orders();
  private lastId = 0x7fff_fff0;
  private lastReference = 0;
  private closed = false;
  private fault: Fault | null = null;
  private readonly late = new LateReceipts();

  private constructor(
    private readonly server: Server,
    private readonly port: number,
    options: CentreOptions,
  ) {
    this.manners = new Manners(options);
    const scheme = options.tls ? 'ssmpp' : 'smpp';
    this.settings = {
      SMS_PROVIDER: 'smpp',
      SMPP_URL: `${scheme}://127.0.0.1:${port}`,
      SMPP_SYSTEM_ID: OURS.systemId,
      SMPP_PASSWORD: OURS.password,
      SMPP_SOURCE_ADDRESS: OURS.number,
    };
  }

  static async start(options: CentreOptions = {}): Promise<SmppCentre> {
    const arrivals: { serve?: (client: Client, listen: (pdu: (pdu: PDU) => void) => void) => void } = {};
    const server = createServer(options.tls ?? {}, (session) => {
      arrivals.serve?.(new Client(session), (listener) => session.on('pdu', listener));
    });
    await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
    const centre = new SmppCentre(server, (server.address() as AddressInfo).port, options);
    arrivals.serve = (client, listen) => centre.serve(client, listen);
    return centre;
  }

  connect(_switchboardUrl: string): void {
    // The client connects to the centre, never the other way round.
  }

  shown(customer: string): Shown[] {
    return this.phones.shown(customer);
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    return this.phones.onShown(listener);
  }

  sends(): number {
    return this.submits.length;
  }

  fail(fault: Fault | null): void {
    if (fault?.kind === 'vendor') statusOf(fault);
    const wasDown = this.fault?.kind === 'down';
    this.fault = fault;
    if (fault?.kind === 'down') {
      this.server.close();
      this.disconnect();
    } else if (wasDown) this.server.listen(this.port, '127.0.0.1');
  }

  /** Breaks all connections, without a word. */
  disconnect(): void {
    for (const client of this.clients) client.destroy();
  }

  /** Asks all clients to leave. */
  unbindAll(): void {
    for (const client of this.clients) client.send('unbind');
  }

  bound(systemId = OURS.systemId): boolean {
    return this.clientsOf(systemId).length > 0;
  }

  async write(customer: string, text: string): Promise<Pushed> {
    const started = performance.now();
    this.lastReference = (this.lastReference % 255) + 1;
    const parts = deliveriesOf(customer, OURS.number, text, this.lastReference);
    if (this.manners.outOfOrder) parts.reverse();
    let attempts = 0;
    let acknowledged = true;
    for (const part of parts) {
      const result = await this.push(OURS.systemId, part);
      attempts += result.attempts;
      acknowledged &&= result.acknowledged;
    }
    const milliseconds = performance.now() - started;
    return { vendorId: this.nextId(), acknowledged, attempts, milliseconds };
  }

  /** Delivers until it is taken, or refused for good, or has been tried often enough. */
  async push(systemId: string, fields: PduFields): Promise<{ acknowledged: boolean; attempts: number }> {
    const { redeliveries, redeliverMs } = this.manners;
    for (let attempts = 1; ; attempts += 1) {
      const status = (await this.deliverOnce(systemId, fields)) ?? -1;
      if (status === 0) return { acknowledged: true, attempts };
      const refused = status === errors['ESME_RX_P_APPN'] || status === errors['ESME_RX_R_APPN'];
      if (refused || attempts > redeliveries || this.closed) return { acknowledged: false, attempts };
      await sleep(redeliverMs);
    }
  }

  /**
   * The status of the answer to one deliver_sm; null when there was none, or nobody is bound. `nth` chooses among the
   * connections of one account.
   */
  async deliverOnce(systemId: string, fields: PduFields, nth = 0): Promise<number | null> {
    const client = this.clientsOf(systemId)[nth];
    const status = client ? await client.deliver(fields, this.manners.answerTimeoutMs) : null;
    if (status === 0) this.taken += 1;
    else if (status !== null) this.refused.push(status);
    return status;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.disconnect();
    if (!this.server.listening) return;
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(client: Client, listen: (listener: (pdu: PDU) => void) => void): void {
    this.clients.add(client);
    client.onGone(() => this.clients.delete(client));
    listen((pdu) => {
      if (pdu.isResponse()) client.settle(pdu);
      else this.request(client, pdu);
    });
  }

  private request(client: Client, pdu: PDU): void {
    switch (pdu.command) {
      case 'bind_transceiver':
      case 'bind_transmitter':
      case 'bind_receiver':
        this.bind(client, pdu);
        break;
      case 'enquire_link':
        if (!this.manners.deaf) client.answer(pdu);
        break;
      case 'unbind':
        this.goodbyes += 1;
        client.answer(pdu);
        client.end();
        break;
      case 'submit_sm':
        void this.submit(client, pdu);
        break;
      default:
        client.answer(pdu, { command_status: errors['ESME_RINVCMDID'] ?? 3 });
    }
  }

  private bind(client: Client, pdu: PDU): void {
    if (pdu.interface_version !== SMPP_3_4)
      this.violations.push(`interface_version ${pdu.interface_version}`);
    const status = this.manners.bindStatusOf(pdu);
    if (status === 0) {
      client.systemId = pdu.system_id ?? null;
      this.binds += 1;
    }
    client.answer(pdu, status === 0 ? { system_id: 'centre' } : { command_status: status });
  }

  private async submit(client: Client, pdu: PDU): Promise<void> {
    this.submits.push({ pdu, at: performance.now() });
    if (client.systemId === null) {
      this.violations.push('submit_sm before the bind');
      client.answer(pdu, { command_status: errors['ESME_RINVBNDSTS'] ?? 4 });
      return;
    }
    client.open += 1;
    this.deepest = Math.max(this.deepest, client.open);
    if (client.open > this.manners.window) this.violations.push(`window of ${client.open}`);
    if (this.manners.answerMs > 0) await sleep(this.manners.answerMs);
    client.open -= 1;
    const fault = this.manners.nextFault() ?? this.fault;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'reset' || fault?.kind === 'down') client.destroy();
    else if (fault) client.answer(pdu, { command_status: statusOf(fault) });
    else await this.take(client, pdu);
  }

  private async take(client: Client, pdu: PDU): Promise<void> {
    const systemId = client.systemId ?? '';
    if (systemId === OURS.systemId) this.violations.push(...this.orders.faultsOf(pdu));
    const id = this.nextId();
    const { receipts, ids } = this.manners;
    const wanted = pdu.registered_delivery === 1;
    const asked = { message_id: ids === 'hex-decimal' ? Number(id).toString(16).toUpperCase() : id };
    const forward = this.manners.routes[systemId];
    if (forward !== undefined) {
      client.answer(pdu, asked);
      const { acknowledged } = await this.push(forward, forwarded(pdu));
      if (wanted)
        await this.push(systemId, receiptFor(pdu, id, acknowledged ? 'DELIVRD' : 'UNDELIV', receipts.form));
      return;
    }
    this.phones.receive(`+${pdu.destination_addr ?? ''}`, id, segmentOf(pdu));
    const receipt = () => void this.push(systemId, receiptFor(pdu, id, receipts.state, receipts.form));
    if (wanted && receipts.when === 'before')
      await this.push(systemId, receiptFor(pdu, id, receipts.state, receipts.form));
    client.answer(pdu, asked);
    if (wanted && receipts.when === 'after') this.late.add(receipt, receipts.delayMs);
  }

  private clientsOf(systemId: string): Client[] {
    return [...this.clients].filter((client) => client.systemId === systemId);
  }

  private nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }
}
