import type { Fault } from '../../playground/platforms/platform';
import { eventually } from '../support/eventually';
import { openBank, type Bank, type Line } from './bank';

const MINUTE = 60_000;
const WORDS = 3;
const THOROUGH = process.env.CHAOS_VENDORS === 'all';

interface Talk {
  line: Line;
  customer: string;
  conversationId: string;
  words: string[];
}

interface Trouble {
  name: string;
  fault(line: Line): Fault | null;
  /** Said while the burst is on its way. */
  meanwhile?: (line: Line) => void;
  minutes: number;
  /** The vendor's answer is lost: what it cannot tell apart is not sent again, and shown as unknown. */
  ambiguous: boolean;
}

const TROUBLES: Trouble[] = [
  { name: 'answers 503', fault: () => ({ kind: 'http', status: 503 }), minutes: 10, ambiguous: false },
  { name: 'is down', fault: () => ({ kind: 'down' }), minutes: 10, ambiguous: false },
  {
    name: 'revokes the token',
    fault: () => null,
    meanwhile: (line) => line.revoke?.(),
    minutes: 0,
    ambiguous: false,
  },
  {
    name: 'has no more for today',
    fault: ({ limit }) => ({ kind: 'vendor', code: limit }),
    minutes: 24 * 60,
    ambiguous: false,
  },
  { name: 'resets connections', fault: () => ({ kind: 'reset' }), minutes: 10, ambiguous: true },
  { name: 'hangs', fault: () => ({ kind: 'hang' }), minutes: 10, ambiguous: true },
];

describe.each(THOROUGH ? TROUBLES : TROUBLES.slice(1, 3))('a vendor that $name', (trouble) => {
  let bank: Bank;

  beforeAll(async () => {
    bank = await openBank();
  }, 60_000);
  afterAll(() => bank.close());

  it('gets everything afterwards, in order, nothing twice, no quota passed', async () => {
    const talks = await Promise.all(
      bank.lines.flatMap((line) => [0, 1].map((n) => begin(bank, line, customerOf(line, n)))),
    );
    for (const { platform, ...line } of bank.lines) platform.fail(trouble.fault({ platform, ...line }));
    for (let n = 1; n <= WORDS; n++) {
      await Promise.all(talks.map((talk) => write(bank, talk, n)));
      if (n === 2) bank.lines.forEach((line) => trouble.meanwhile?.(line));
    }
    await pass(bank, trouble.minutes);
    for (const { platform } of bank.lines) platform.fail(null);
    await eventually(
      async () => {
        bank.clock.advance(5 * MINUTE);
        await tick();
        return unsent(bank, talks);
      },
      (left) => left.length === 0,
      120_000,
    );
    for (const talk of talks) await expectInOrderOnce(bank, talk, trouble);
    expect(bank.lines.map(({ name, refused }) => [name, refused()])).toEqual(
      bank.lines.map(({ name }) => [name, 0]),
    );
  }, 240_000);
});

function customerOf({ name }: Line, n: number): string {
  return name === 'sms' ? `+861380013800${String(n)}` : `customer-${String(n)}`;
}

/** The customer asks for a person, and the agent takes the conversation. */
async function begin({ agent }: Bank, line: Line, customer: string): Promise<Talk> {
  const pushed = await line.platform.write(customer, '转人工');
  expect(pushed.acknowledged).toBe(true);
  const claimed = await eventually(
    () => agent.call('POST', '/api/queue/claim', {}),
    ({ status }) => status === 200,
  );
  const { conversationId, channel } = claimed.body as { conversationId: string; channel: string };
  return { line: { ...line, name: channel }, customer, conversationId, words: [] };
}

async function write({ agent }: Bank, talk: Talk, n: number): Promise<void> {
  const text = `[${talk.conversationId.slice(-4)}-${String(n)}]`;
  talk.words.push(text);
  const path = `/api/conversations/${talk.conversationId}/messages`;
  expect((await agent.call('POST', path, { text })).status).toBe(201);
}

/** Time passes in steps, so that whatever falls due in between is tried. */
async function pass({ clock }: Bank, minutes: number): Promise<void> {
  const steps = Math.min(minutes, 6);
  for (let n = 0; n < steps; n++) {
    clock.advance((minutes / steps) * MINUTE);
    await tick();
  }
}

function tick(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 300));
}

/** What agents said; the desk's own words (are you there?) may wait for the customer, whose clock runs on here. */
async function unsent({ app }: Bank, talks: Talk[]): Promise<string[]> {
  const waiting = await Promise.all(
    talks.map(({ conversationId }) => app.store.log.unsent(conversationId, 10)),
  );
  return waiting.flatMap((entries) => entries.filter(({ author }) => author === 'agent').map(({ id }) => id));
}

async function expectInOrderOnce({ app, lines }: Bank, talk: Talk, trouble: Trouble): Promise<void> {
  const entries = await app.store.log.latest(talk.conversationId, 50);
  const shown = lines.flatMap(({ platform }) =>
    [customerOf(talk.line, 0), customerOf(talk.line, 1)].map((customer) => platform.shown(customer)),
  );
  const texts = shown.map((messages) => messages.map(({ text }) => text).join('\n'));
  const seen = texts.find((text) => talk.words.some((word) => text.includes(word))) ?? '';
  for (const word of talk.words) {
    const state = entries.find(({ activity }) => activity.text?.includes(word))?.delivery?.state;
    const times = texts.join('\n').split(word).length - 1;
    const lost = trouble.ambiguous && state === 'unknown';
    expect([word, state, times]).toEqual([word, lost ? 'unknown' : 'sent', lost ? 0 : 1]);
  }
  const places = talk.words.map((word) => seen.indexOf(word)).filter((place) => place >= 0);
  expect(places).toEqual([...places].sort((a, b) => a - b));
}
