import type { Clock } from '../../../src/contract/ports';
import { type ApiAnswer, type ApiCall, FaultyServer } from '../faulty-server';
import { Phones } from '../phones';
import type { Fault, Platform, Pushed, Shown } from '../platform';
import { LimitCount, type Limits } from './limits';
import { type Answered, Pusher } from './pusher';

const MINUTE = 60_000;

export interface CloudPlatformOptions {
  clock?: Clock;
  /** Waits before a push is repeated, ms; 1, 5 and 10 minutes when left out. */
  repeatAfterMs?: readonly number[];
  /** Longest wait for the answer to a push, ms. */
  timeoutMs?: number;
  /** Messages to one number; 50 a day when left out. */
  limits?: Limits;
  /** A report is pushed, and answered, before the send's own answer. */
  earlyReports?: boolean;
}

/** A message that the vendor has taken to send. */
export interface CarriedSms {
  /** The vendor's id of the send. */
  id: string;
  /** E.164. */
  to: string;
  /** As the telephone shows it, signature included. */
  text: string;
}

/** What differs from vendor to vendor. */
export interface Vendor {
  settings(apiUrl: string): Record<string, string>;
  /** Where it pushes, below Switchboard's address. */
  pushPath: string;
  /** Checks a call by the vendor's rules: what it is to send, or the code of its refusal. */
  read(call: ApiCall, now: Date): Omit<CarriedSms, 'id'> | { code: string };
  limitCode(limit: keyof Limits): { code: string; message: string };
  done(sms: CarriedSms): ApiAnswer;
  refused(code: string, message?: string): ApiAnswer;
  reply(customer: string, text: string, now: Date): { id: string; payload: unknown };
  report(sms: CarriedSms, failure: string | null, now: Date): unknown;
  isTaken(body: unknown): boolean;
}

/** A cloud gateway as it behaves towards us: templates only, unsigned pushes that it repeats, limits per number. */
export class CloudPlatform implements Platform {
  settings: Record<string, string> = {};
  readonly pusher: Pusher;
  /** Answers to the pushes of reports, oldest first. */
  readonly reported: Answered[] = [];
  protected readonly clock: Clock;
  private readonly server: FaultyServer;
  private readonly limits: LimitCount;
  private readonly phones: Phones;
  private readonly unreachable = new Map<string, string>();
  private target = '';
  private calls = 0;
  private lastId = 0;

  constructor(
    protected readonly vendor: Vendor,
    private readonly options: CloudPlatformOptions,
  ) {
    this.clock = options.clock ?? { now: () => new Date() };
    this.phones = new Phones(() => this.clock.now().getTime());
    this.limits = new LimitCount(options.limits ?? { perDay: 50 }, this.clock);
    this.pusher = new Pusher({
      repeatAfterMs: options.repeatAfterMs ?? [MINUTE, 5 * MINUTE, 10 * MINUTE],
      timeoutMs: options.timeoutMs ?? 5000,
      isTaken: (body) => vendor.isTaken(body),
    });
    this.server = new FaultyServer(
      (call, code) => (code === null ? this.api(call) : vendor.refused(code)),
      () => void (this.calls += 1),
    );
  }

  async start(): Promise<this> {
    this.settings = this.vendor.settings(await this.server.listen());
    return this;
  }

  connect(switchboardUrl: string): void {
    this.target = switchboardUrl;
  }

  /** `customer` is an E.164 number. */
  async write(customer: string, text: string): Promise<Pushed> {
    const { id, payload } = this.vendor.reply(customer, text, this.clock.now());
    return { vendorId: id, ...(await this.push(payload)) };
  }

  /** Pushes anything to where replies and reports go. */
  push(payload: unknown): Promise<Answered> {
    return this.pusher.push(this.target + this.vendor.pushPath, payload);
  }

  /** Further messages to this number are taken, and reported as failed with the code. */
  makeUnreachable(customer: string, code: string): void {
    this.unreachable.set(customer, code);
  }

  shown(customer: string): Shown[] {
    return this.phones.shown(customer);
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    return this.phones.onShown(listener);
  }

  fail(fault: Fault | null): void {
    this.server.fail(fault);
  }

  /** Resolves when the last fault is in force. */
  get faultSet(): Promise<void> {
    return this.server.faultSet;
  }

  sends(): number {
    return this.calls;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.pusher.close();
  }

  private async api(call: ApiCall): Promise<ApiAnswer> {
    const read = this.vendor.read(call, this.clock.now());
    if ('code' in read) return this.vendor.refused(read.code);
    const limit = this.limits.take(read.to);
    if (limit !== null) {
      const { code, message } = this.vendor.limitCode(limit);
      return this.vendor.refused(code, message);
    }
    const sms = { id: `${this.clock.now().getTime()}${++this.lastId}^0`, ...read };
    await this.carry(sms);
    return this.vendor.done(sms);
  }

  private async carry(sms: CarriedSms): Promise<void> {
    const failure = this.unreachable.get(sms.to) ?? null;
    if (failure === null) this.phones.show(sms.to, sms.text, { id: sms.id });
    if (this.target === '') return;
    const payload = this.vendor.report(sms, failure, this.clock.now());
    if (this.options.earlyReports) await this.pushReport(payload);
    else setImmediate(() => void this.pushReport(payload));
  }

  private async pushReport(payload: unknown): Promise<void> {
    this.reported.push(await this.push(payload));
  }
}
