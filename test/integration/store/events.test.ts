import type { DeskEvent } from '../../../src/contract/events';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

const AT = new Date('2026-01-02T03:04:05Z');

function message(seq: number): DeskEvent {
  return { type: 'message', escalationId: 'e', conversationId: 'c', seq, author: 'customer', owner: null };
}

afterAll(() => mongodbUri.stop());

describeStores('events', (open) => {
  let opened: OpenedStore;

  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  it('are numbered 1, 2, 3 ... by two writers at once, each kept as given', async () => {
    const writers = [opened.store.events, (await opened.again()).events];
    const stored = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, n % 5));
        return (n % 2 ? writers[0] : writers[1])?.append(message(n), AT);
      }),
    );
    const all = await opened.store.events.after(0, 500);
    expect(all.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
    expect(all).toEqual(expect.arrayContaining(stored));
    expect(await opened.store.events.last()).toBe(200);
  });

  it('are read after the last one seen', async () => {
    for (let n = 0; n < 5; n++) await opened.store.events.append(message(n), AT);
    const read = await opened.store.events.after(3, 10);
    expect(read.map(({ id, event }) => [id, event])).toEqual([
      [4, message(3)],
      [5, message(4)],
    ]);
  });

  it('all but the newest are pruned, and numbering goes on', async () => {
    for (let n = 0; n < 10; n++) await opened.store.events.append(message(n), AT);
    await opened.store.events.prune(4);
    expect((await opened.store.events.after(0, 100)).map(({ id }) => id)).toEqual([6, 7, 8, 9, 10]);
    expect((await opened.store.events.append(message(10), AT)).id).toBe(11);
  });
});
