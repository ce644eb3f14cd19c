import type { Clock } from '../../../src/contract/ports';
import { type ApiAnswer, type ApiCall, FaultyServer } from '../faulty-server';
import { Phones } from '../phones';
import type { Fault, Platform, Pushed, Shown } from '../platform';
import { createMessage, type Numbers } from './create-message';
import { ACCOUNT_SID, FROM, inboundFields } from './inbound-fields';
import { type FakeMedia, MediaStore } from './media-store';
import { type FakeMessage, Messages, newSid, resourceOf } from './messages';
import { OptOuts } from './opt-out';
import { RateCount } from './rate';
import { Webhooks } from './webhooks';

export { inboundFields, type FakeMedia };

export interface TwilioPlatformOptions {
  clock?: Clock;
  /** Sends by the messaging service instead of the number. */
  byService?: boolean;
  /** Statuses that are called back for each message, in order of arrival; scrambled and repeated when left out. */
  statuses?: readonly string[];
  /** More sends in a second get 429 and 20429. */
  mostPerSecond?: number;
  /** The first status callback is on its way before the API has answered. */
  earlyCallbacks?: boolean;
  /** Says in `OptOutType` that it has handled a word, as Advanced Opt-Out does. */
  advancedOptOut?: boolean;
  /** The address that is entered at Twilio, with connection settings after `#`. */
  webhookUrl?: string;
}

const SERVICE_SID = 'MG00000000000000000000000000000001';
const TOKEN = 'fake-twilio-auth-token-0123456789';
const WEBHOOK_URL = 'https://bank.example/channels/sms/twilio';
/** Twilio promises no order, and the same status may come twice. */
const ARRIVAL = ['sent', 'delivered', 'sending', 'delivered', 'sent'];

/** Twilio as it behaves towards us, without an account there. */
export class TwilioPlatform implements Platform {
  settings: Record<string, string> = {};
  /** Signs webhooks and opens the API. */
  token = TOKEN;
  readonly accountSid = ACCOUNT_SID;
  readonly webhooks = new Webhooks(() => this.token);
  readonly messages = new Messages();
  private readonly clock: Clock;
  private readonly media: MediaStore;
  private readonly server: FaultyServer;
  private readonly numbers: Numbers;
  private readonly rate: RateCount;
  private readonly unreachable = new Map<string, number>();
  private readonly phones: Phones;
  private sendCalls = 0;
  private url = '';

  private constructor(private readonly options: TwilioPlatformOptions) {
    this.clock = options.clock ?? { now: () => new Date() };
    this.phones = new Phones(() => this.clock.now().getTime());
    this.media = new MediaStore(ACCOUNT_SID, () => this.url);
    this.rate = new RateCount(options.mostPerSecond ?? Infinity, this.clock);
    this.numbers = { from: FROM, service: SERVICE_SID, optOuts: new OptOuts(), landlines: new Set() };
    this.server = new FaultyServer(
      (call, code) => this.answer(call, code),
      (call) => this.count(call),
    );
  }

  static async start(options: TwilioPlatformOptions = {}): Promise<TwilioPlatform> {
    const platform = new TwilioPlatform(options);
    platform.url = await platform.server.listen();
    platform.settings = {
      SMS_PROVIDER: 'twilio',
      TWILIO_ACCOUNT_SID: ACCOUNT_SID,
      TWILIO_AUTH_TOKEN: TOKEN,
      TWILIO_WEBHOOK_URL: options.webhookUrl ?? WEBHOOK_URL,
      TWILIO_API_URL: platform.url,
      ...(options.byService ? { TWILIO_MESSAGING_SERVICE_SID: SERVICE_SID } : { TWILIO_FROM: FROM }),
    };
    return platform;
  }

  connect(switchboardUrl: string): void {
    this.webhooks.target = switchboardUrl;
  }

  /** `customer` is an E.164 number. */
  write(customer: string, text: string): Promise<Pushed> {
    return this.push(customer, text, {});
  }

  /** Writes as often as Twilio may, with one id. */
  repeat(customer: string, text: string, vendorId: string): Promise<Pushed> {
    return this.push(customer, text, { MessageSid: vendorId, SmsSid: vendorId, SmsMessageSid: vendorId });
  }

  sendMms(customer: string, text: string, files: FakeMedia[]): Promise<Pushed> {
    const sid = newSid('MM');
    const ids = { MessageSid: sid, SmsSid: sid, SmsMessageSid: sid };
    return this.push(customer, text, { ...ids, ...this.media.fields(sid, files) });
  }

  /** Further texts to this number are accepted, and end as undelivered with the code. */
  makeUnreachable(customer: string, code = 30003): void {
    this.unreachable.set(customer, code);
  }

  /** Further texts to this number are refused with 21614. */
  makeLandline(customer: string): void {
    this.numbers.landlines.add(customer);
  }

  hasOptedOut(customer: string): boolean {
    return this.numbers.optOuts.has(customer);
  }

  /** A status callback about one of our messages. */
  report(message: FakeMessage, status: string, errorCode?: number): Promise<unknown> {
    if (message.statusCallback === null) return Promise.resolve();
    return this.webhooks.post(message.statusCallback, {
      AccountSid: ACCOUNT_SID,
      ApiVersion: '2010-04-01',
      From: FROM,
      MessageSid: message.sid,
      MessageStatus: status,
      SmsSid: message.sid,
      SmsStatus: status,
      To: message.to,
      ...(errorCode !== undefined && { ErrorCode: String(errorCode) }),
    });
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
    return this.sendCalls;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.webhooks.close();
  }

  private async push(customer: string, text: string, more: Record<string, string>): Promise<Pushed> {
    const heard = this.numbers.optOuts.hear(customer, text);
    if (heard) this.phones.show(customer, heard.text, { id: newSid('SM') });
    const fields = {
      ...inboundFields(customer, text),
      ...(this.options.advancedOptOut && heard && { OptOutType: heard.type }),
      ...more,
    };
    const answered = await this.webhooks.post(this.settings.TWILIO_WEBHOOK_URL ?? '', fields);
    return { vendorId: fields.MessageSid, ...answered };
  }

  private count({ method, path }: Pick<ApiCall, 'method' | 'path'>): void {
    if (method === 'POST' && path.endsWith('/Messages.json')) this.sendCalls += 1;
  }

  private answer(call: ApiCall, fault: string | null): ApiAnswer {
    if (fault === null || call.method !== 'POST') return this.api(call);
    return errorAnswer(HTTP_STATUS[fault] ?? 400, Number(fault), 'as asked');
  }

  private api(call: ApiCall): ApiAnswer {
    const file = this.media.signed(call.path);
    if (file) return file;
    if (call.headers.authorization !== `Basic ${btoa(`${ACCOUNT_SID}:${this.token}`)}`) {
      return errorAnswer(401, 20003, 'Authenticate');
    }
    const base = `/2010-04-01/Accounts/${ACCOUNT_SID}/Messages`;
    if (call.method === 'POST' && call.path === `${base}.json`)
      return this.create(new URLSearchParams(call.body.toString('utf8')));
    const known = this.messages.get(/\/(SM\w+)\.json$/.exec(call.path)?.[1] ?? '');
    if (call.method === 'GET' && known) return { status: 200, body: resourceOf(known, ACCOUNT_SID) };
    return this.media.redirect(call.path) ?? errorAnswer(404, 20404, `${call.path} was not found`);
  }

  private create(form: URLSearchParams): ApiAnswer {
    if (!this.rate.take()) return errorAnswer(429, 20429, 'Too Many Requests');
    const made = createMessage(form, this.numbers, this.clock);
    if (!('sid' in made)) return errorAnswer(made.status, made.code, made.message);
    this.messages.add(made);
    const body = resourceOf(made, ACCOUNT_SID);
    if (this.options.earlyCallbacks) this.carry(made);
    else setImmediate(() => this.carry(made));
    return { status: 201, body };
  }

  /** The network takes the message to the telephone, and says so. */
  private carry(message: FakeMessage): void {
    const code = this.unreachable.get(message.to);
    message.status = code === undefined ? 'delivered' : 'undelivered';
    message.errorCode = code ?? null;
    if (code === undefined) this.phones.show(message.to, message.body, { id: message.sid });
    for (const status of this.options.statuses ?? ARRIVAL) {
      if (status === 'delivered') void this.report(message, message.status, code);
      else void this.report(message, status);
    }
  }
}

/** Errors that do not come with 400. */
const HTTP_STATUS: Record<string, number> = { '20003': 401, '20404': 404, '20429': 429, '20500': 500 };

function errorAnswer(status: number, code: number, message: string): ApiAnswer {
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return { status, body: { code, message, more_info, status } };
}
