import type { RateLimiter } from '../src/contract/channel';
import { AppError } from '../src/contract/errors';
import type { Socket } from '../src/contract/http';
import type { Logger } from '../src/contract/ports';
import type { FromPlayground, PhoneName, ToPlayground } from '../src/contract/playground';
import type { Booth } from './booth';
import { readFrame } from './frames';
import type { Phone } from './phone';
import type { Pushed, Shown } from './platforms/platform';
import { Standing } from './standing';

const FACTS_EVERY_MS = 1_000;
const MOST_UNREAD = 1024 * 1024;
/** Messages that a phone has on their way to Switchboard at a time; a vendor that retries takes some seconds for one. */
const MOST_UNDER_WAY = 10;

export interface PageDeps {
  booths: Booth[];
  limiter: RateLimiter;
  logger: Logger;
  /** Names this page to the limiter. */
  id: string;
  /** Names this start of the server. */
  run: string;
  /** Tells all pages how the phones are. */
  announce: () => void;
}

/** One open page: says what its phones show, and does what its visitor does on them. */
export class Page {
  private customers: Record<PhoneName, string> | null = null;
  private readonly ends: (() => void)[] = [];
  private underWay = 0;

  constructor(
    private readonly socket: Socket,
    private readonly deps: PageDeps,
  ) {
    socket.onMessage((text) => void this.take(text));
    socket.onClose(() => this.end());
    this.showPhones();
  }

  showPhones(): void {
    this.say({ type: 'phones', run: this.deps.run, phones: this.deps.booths.map((booth) => booth.view()) });
  }

  private say(frame: FromPlayground): void {
    if (this.socket.buffered() > MOST_UNREAD) this.socket.close(1013, 'reads too slowly');
    else this.socket.send(JSON.stringify(frame));
  }

  private end(): void {
    for (const end of this.ends.splice(0)) end();
  }

  private async take(text: string): Promise<void> {
    if (text === '') return;
    try {
      await this.deps.limiter.consume(this.deps.id);
      await this.act(readFrame(text));
    } catch (error) {
      if (!(error instanceof AppError)) this.deps.logger.error({ err: error }, 'playground: a frame failed');
      this.socket.close(1008, error instanceof AppError ? error.code : 'INTERNAL');
    }
  }

  private async act(frame: ToPlayground): Promise<void> {
    if (frame.type === 'hello') {
      this.greet(frame.customers);
      return;
    }
    const booth = this.booth(frame.phone);
    if (frame.type === 'trouble') {
      booth.fail(frame.trouble);
      this.deps.announce();
      return;
    }
    await this.push(booth, frame);
  }

  private booth(name: PhoneName): Booth {
    const found = this.deps.booths.find((booth) => booth.name === name);
    if (found && this.customers) return found;
    throw new AppError('BAD_REQUEST', 'Say hello first, then use one of the phones.');
  }

  private greet(customers: Record<PhoneName, string>): void {
    if (this.customers) throw new AppError('CONFLICT', 'A page says hello once.');
    this.customers = customers;
    for (const booth of this.deps.booths) {
      if (!booth.ready) continue;
      const customer = customers[booth.name];
      if (!booth.ready.customer.test(customer)) {
        throw new AppError('BAD_REQUEST', `This is no customer of ${booth.name}.`);
      }
      this.follow(booth, booth.ready, customer);
    }
  }

  /** Shows what has been on the phone, and then whatever is new. */
  private follow(booth: Booth, { platform }: Phone, customer: string): void {
    const phone = booth.name;
    const show = (shown: Shown[]): void =>
      this.say({
        type: 'shown',
        phone,
        messages: shown.map((one) => ({ ...one, at: one.at.toISOString() })),
      });
    show(platform.shown(customer));
    this.ends.push(
      platform.onShown((whose, message) => {
        if (whose === customer) show([message]);
      }),
      booth.line.on((whose, event) => {
        if (whose === customer) this.say({ type: 'wire', phone, event });
      }),
      this.tellFacts(booth, customer),
    );
  }

  private tellFacts(booth: Booth, customer: string): () => void {
    const { host } = booth.line;
    const standing = host && new Standing(host, customer);
    let last = '';
    const tell = async (): Promise<void> => {
      const waits = (await standing?.read()) ?? { waiting: 0, parked: 0 };
      const facts = { reachable: true, ...booth.phone?.facts?.(customer), ...waits };
      const frame: FromPlayground = { type: 'facts', phone: booth.name, facts };
      if (last !== (last = JSON.stringify(facts))) this.say(frame);
    };
    const tick = (): void =>
      void tell().catch((err: unknown) => this.deps.logger.debug({ err }, 'playground: no facts'));
    tick();
    const timer = setInterval(tick, FACTS_EVERY_MS);
    return () => clearInterval(timer);
  }

  private async push(booth: Booth, frame: Extract<ToPlayground, { ref: string }>): Promise<void> {
    const { phone, ref } = frame;
    this.underWay += 1;
    try {
      if (this.underWay > MOST_UNDER_WAY) throw new AppError('TOO_MANY_REQUESTS', 'Wait for the last ones.');
      const pushed = await this.perform(booth, frame);
      const { vendorId, acknowledged, attempts, milliseconds } = pushed;
      const event = { kind: 'pushed', vendorId, acknowledged, attempts, milliseconds } as const;
      booth.line.tell(this.customers?.[phone] ?? '', event);
      this.say({ type: 'done', phone, ref, ok: pushed.acknowledged });
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'INTERNAL';
      if (code === 'INTERNAL') this.deps.logger.warn({ err: error, phone }, 'playground: a phone failed');
      this.say({ type: 'done', phone, ref, ok: false, code });
    } finally {
      this.underWay -= 1;
    }
  }

  private perform(booth: Booth, frame: Extract<ToPlayground, { ref: string }>): Promise<Pushed> {
    const customer = this.customers?.[booth.name] ?? '';
    const { ready } = booth;
    if (!ready) throw new AppError('CONFLICT', 'This phone has no platform behind it.');
    if (frame.type === 'write') return ready.platform.write(customer, frame.text);
    const gesture = ready.gestures[frame.gesture];
    if (!gesture) throw new AppError('BAD_REQUEST', 'This phone has no such gesture.');
    return gesture(customer, frame.value);
  }
}
