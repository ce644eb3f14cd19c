import { EventEmitter } from 'node:events';
import { fakeLogger } from '../../test/fakes/logger';
import { eventually } from '../../test/support/eventually';
import type { Wechaty } from './sdk';
import { type Session, startSession } from './session';

class FakeBot extends EventEmitter {
  isLoggedIn = false;
  stopped = false;

  constructor(private readonly onStart: (bot: FakeBot) => void = () => undefined) {
    super();
  }

  start(): Promise<void> {
    this.onStart(this);
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  logIn(): void {
    this.isLoggedIn = true;
    this.emit('login', {});
  }
}

const lost = Object.assign(new Error('secret words'), { code: 14 });
let session: Session;
let bots: FakeBot[];

function open(make: (n: number) => FakeBot | Error): { messages: unknown[]; lines: () => string[] } {
  const logger = fakeLogger();
  const messages: unknown[] = [];
  let made = 0;
  bots = [];
  session = startSession({
    load() {
      const bot = make(made++);
      if (bot instanceof Error) return Promise.reject(bot);
      bots.push(bot);
      return Promise.resolve(bot as unknown as Wechaty);
    },
    onMessage: (message) => messages.push(message),
    logger,
    restartMs: [1, 2],
  });
  return {
    messages,
    lines: () => logger.lines.map(({ message, fields }) => `${message} ${JSON.stringify(fields)}`),
  };
}

const count = (wanted: number) =>
  eventually(
    () => bots.length,
    (length) => length === wanted,
  );
const settle = () => new Promise((done) => setTimeout(done, 20));

afterEach(() => session.close());

describe('a session', () => {
  it('is ready once somebody is logged in', async () => {
    open(() => new FakeBot());
    await count(1);
    expect(session.ready()).toBeNull();
    bots[0]?.logIn();
    expect(session.ready()).toBe(bots[0]);
  });

  it('makes a new bot when a start has failed without saying so', async () => {
    const { lines } = open((n) => new FakeBot((bot) => (n < 2 ? void bot.emit('error', lost) : bot.logIn())));
    await count(3);
    await eventually(() => session.ready(), Boolean);
    expect(session.ready()).toBe(bots[2]);
    expect(bots.map(({ stopped }) => stopped)).toEqual([true, true, false]);
    expect(lines().join()).not.toContain('secret words');
  });

  it('tries to load again', async () => {
    open((n) => (n === 0 ? new Error('not there') : new FakeBot()));
    await count(1);
    expect(bots).toHaveLength(1);
  });

  it('leaves a bot alone that is logged in and only stumbles', async () => {
    open(() => new FakeBot((bot) => bot.logIn()));
    await count(1);
    bots[0]?.emit('error', new Error('message not found'));
    await settle();
    expect(bots).toHaveLength(1);
  });

  it('replaces a logged-in bot whose connection stays lost, and hears the old one no more', async () => {
    const { messages } = open(() => new FakeBot((bot) => bot.logIn()));
    await count(1);
    bots[0]?.emit('error', lost);
    await count(2);
    await eventually(() => session.ready(), Boolean);
    bots[0]?.emit('message', 'old');
    bots[1]?.emit('message', 'new');
    expect(messages).toEqual(['new']);
  });

  it.each(['heartbeat', 'scan', 'login'])('takes a %s for a sign of life', async (sign) => {
    open(() => new FakeBot());
    await count(1);
    bots[0]?.emit('error', lost);
    bots[0]?.emit(sign, 'x');
    await settle();
    expect(bots).toHaveLength(1);
  });

  it('makes no new bot once it is closed', async () => {
    open(() => new FakeBot());
    await count(1);
    bots[0]?.emit('error', lost);
    await session.close();
    await settle();
    expect(bots.map(({ stopped }) => stopped)).toEqual([true]);
  });
});
