import { mergeTexts } from '../../../src/channel-kit';
import type { Delivery } from '../../../src/contract/log';
import { fakeChannel, type FakeChannel } from '../../fakes/channel';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { eventually } from '../../support/eventually';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createWorld, type World } from '../../support/world';

const HOUR = 3_600_000;
const WINDOWS = { message: { sends: 5, ms: 48 * HOUR }, menu: { sends: 3, ms: 60_000 } };
const TEXT = { max: 200, unit: 'utf8' } as const;
const from = { id: 'agent', name: 'Ann', role: 'bot' } as const;

afterAll(() => mongodbUri.stop());

describeStores('reply windows', (open) => {
  let opened: OpenedStore;
  let world: World;
  let clock: FakeClock;
  let channel: FakeChannel;

  beforeEach(async () => {
    clock = fakeClock();
    opened = await open(clock);
    channel = fakeChannel({ windows: WINDOWS, text: TEXT }, { merge: (a, b) => mergeTexts(a, b, TEXT) });
    world = createWorld({ store: opened.store, clock, channel });
  });
  afterEach(async () => {
    await world.close();
    await opened.dispose();
  });

  const texts = (): (string | undefined)[] => channel.sent.map(({ activity }) => activity.text);
  const writes = async (text: string, window = 'message'): Promise<void> => {
    await (await world.say('li', text, undefined, { window })).replies(5_000);
    await world.router.idle();
  };
  async function says(text: string, author: 'agent' | 'system' = 'agent'): Promise<void> {
    await world.router.say({ conversationId: 'c-li', key: `k:${text}`, author, from, text });
    await world.router.idle();
  }
  async function deliveries(): Promise<(Delivery | undefined)[]> {
    const entries = await world.store.log.after('c-li', 0, 100);
    return entries.filter(({ direction }) => direction === 'out').map(({ delivery }) => delivery);
  }

  it('lets four through, keeps the fifth for the desk, and parks the rest', async () => {
    await writes('fee');
    for (const n of [2, 3, 4, 5, 6]) await says(`words ${String(n)}`);
    expect(texts()).toEqual(['Transfers are free.', 'words 2', 'words 3', 'words 4']);
    expect((await deliveries()).slice(-2)).toMatchObject([
      { state: 'parked', code: 'WINDOW_SHUT' },
      { state: 'parked', code: 'WINDOW_SHUT' },
    ]);
    expect(await world.store.log.outboxStats()).toMatchObject({ queued: 0, parked: 2 });
  });

  it('has room for what need not be said only while more is left than a talk needs', async () => {
    await writes(' ');
    expect(await world.router.hasRoom('c-li')).toBe(true);
    await writes('person');
    expect(texts()).toEqual(['queuedNoEstimate en position=1']);
    expect(await world.router.hasRoom('c-li')).toBe(false);
    clock.advance(49 * HOUR);
    expect(await world.router.hasRoom('c-li')).toBe(false);
    expect(await world.router.hasRoom('c-nobody')).toBe(true);
  });

  it('the desk may use the last one, and takes along what waits before it', async () => {
    await writes('fee');
    for (const n of [2, 3, 4, 5]) await says(`words ${String(n)}`);
    await says('Goodbye.', 'system');
    expect(texts().slice(4)).toEqual(['words 5\n\nGoodbye.']);
    expect((await deliveries()).slice(-2)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  });

  it('sends what was parked, merged, once the customer writes again, and after a restart', async () => {
    await writes('fee');
    for (const n of [2, 3, 4, 5, 6, 7]) await says(`words ${String(n)}`);
    await world.close();
    channel.sent.length = 0;
    world = createWorld({ store: opened.store, clock, channel });
    await says('words 8');
    expect(texts()).toEqual([]);
    await writes('thanks');
    expect(texts()[0]).toMatch(/^words 5\n\nwords 6\n\nwords 7\n\nwords 8/u);
  });

  it('is shut when nobody wrote, and when the time is over', async () => {
    await writes('fee', 'no such window');
    expect(texts()).toEqual([]);
    await writes('fee');
    expect(texts()).toEqual(['Transfers are free.', 'Transfers are free.']);
    clock.advance(48 * HOUR);
    await says('too late');
    expect(texts()).toHaveLength(2);
  });

  it('does not add up: a tap gives three more when five are used, none when none are', async () => {
    await writes('fee');
    for (const n of [2, 3, 4]) await says(`words ${String(n)}`);
    await writes('fee', 'menu');
    await says('words 6');
    await says('words 7');
    await says('words 8');
    expect(texts()).toHaveLength(6);
    clock.advance(61_000);
    await says('words 9');
    expect(texts()).toHaveLength(6);
  });

  it('counts what the vendor counts: a refusal is given back, "used up" ends it', async () => {
    await writes('fee');
    channel.answers.push({ outcome: 'retry', code: '45011', afterMs: 1 });
    await says('words 2');
    clock.advance(10);
    await world.router.sweep(0);
    await eventually(texts, (seen) => seen.length === 2);
    channel.answers.push({ outcome: 'rejected', code: '40003' });
    await says('words 3');
    await says('words 4');
    await says('words 5');
    expect(texts()).toEqual(['Transfers are free.', 'words 2', 'words 4', 'words 5']);
    channel.answers.push({ outcome: 'closed', code: '45047' });
    await says('Bye', 'system');
    expect((await deliveries()).at(-1)).toMatchObject({ state: 'parked', code: '45047' });
  });

  it('gives up after a week', async () => {
    await writes('fee');
    clock.advance(49 * HOUR);
    await says('too late');
    clock.advance(8 * 24 * HOUR);
    await world.router.sweep(0);
    await world.router.idle();
    await says('another');
    expect((await deliveries()).map((delivery) => delivery?.code)).toContain('PARKED_TOO_LONG:WINDOW_SHUT');
  });
});
