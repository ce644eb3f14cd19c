import type { NewLogEntry } from '../../../src/contract/log';
import type { Store } from '../../../src/contract/store';
import { newInbound, newOutbound } from '../../builders/log-entry';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

const AT = new Date('2026-01-02T03:04:05Z');

afterAll(() => mongodbUri.stop());

describeStores('log', (open) => {
  let opened: OpenedStore;
  let log: Store['log'];

  beforeAll(async () => {
    opened = await open();
    log = opened.store.log;
  });
  afterAll(() => opened.dispose());

  it('keeps an entry exactly as given', async () => {
    const text = '我的卡丢了 😀 "quoted" \u0000 end';
    const { entry, duplicate } = await log.append(newInbound('keep', 'in:keep', text));
    expect(duplicate).toBe(false);
    expect(entry).toMatchObject({ id: 'keep|00000001', seq: 1 });
    expect(await log.get(entry.id)).toEqual(entry);
  });

  it('numbers a conversation 1, 2, 3 ... under concurrency', async () => {
    const second = (await opened.again()).log;
    await Promise.all(
      Array.from({ length: 60 }, (_, n) =>
        (n % 2 ? log : second).append(newInbound('many', `in:many:${String(n)}`)),
      ),
    );
    const entries = await log.after('many', 0, 100);
    expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  });

  it('stores a repeat once, also while the first is under way', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => log.append(newInbound('rep', 'in:rep'))),
    );
    expect(results.filter(({ duplicate }) => !duplicate)).toHaveLength(1);
    expect(new Set(results.map(({ entry }) => entry.id))).toEqual(new Set(['rep|00000001']));
    expect(await log.after('rep', 0, 10)).toHaveLength(1);
  });

  it('finishes a turn once, however often it is finished', async () => {
    const { entry } = await log.append(newInbound('fin', 'in:fin'));
    const replies = [newOutbound('fin', `out:${entry.id}:0`), newOutbound('fin', `out:${entry.id}:1`)];
    const first = await log.finishTurn(entry.id, replies);
    const again = await log.finishTurn(entry.id, replies);
    expect(first.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(again.map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(await log.after('fin', 0, 10)).toHaveLength(3);
    await log.idle();
    expect((await log.get(entry.id))?.pendingSince).toBeUndefined();
  });

  it('finishes a turn of which a part was stored before the crash', async () => {
    const { entry } = await log.append(newInbound('half', 'in:half'));
    const replies = [newOutbound('half', `out:${entry.id}:0`), newOutbound('half', `out:${entry.id}:1`)];
    await log.append(replies[0] as NewLogEntry);
    await log.append(newInbound('half', 'in:half:2'));
    const stored = await log.finishTurn(entry.id, replies);
    expect(stored.map(({ key, seq }) => [key, seq])).toEqual([
      [`out:${entry.id}:0`, 2],
      [`out:${entry.id}:1`, 4],
    ]);
  });

  it('two processes that finish the same turn store its replies once', async () => {
    const second = (await opened.again()).log;
    const { entry } = await log.append(newInbound('two', 'in:two'));
    const replies = Array.from({ length: 3 }, (_, n) => newOutbound('two', `out:${entry.id}:${String(n)}`));
    await Promise.all([log.finishTurn(entry.id, replies), second.finishTurn(entry.id, replies)]);
    expect((await log.after('two', 0, 20)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await log.repliesTo(entry.id)).toHaveLength(3);
  });

  it('tells which conversations have an unfinished turn', async () => {
    const { entry } = await log.append(newInbound('pend', 'in:pend'));
    const later = new Date(AT.getTime() + 1);
    expect(await log.conversationsPending(later, 1000)).toContain('pend');
    expect(await log.conversationsPending(AT, 1000)).not.toContain('pend');
    await log.finishTurn(entry.id, []);
    await log.idle();
    expect(await log.conversationsPending(later, 1000)).not.toContain('pend');
  });

  it('keeps what is unsent in order until its delivery is settled', async () => {
    const soon = new Date(AT.getTime() + 1000);
    const a = (await log.append(newOutbound('send', 'out:a', soon))).entry;
    const b = (await log.append(newOutbound('send', 'out:b', soon))).entry;
    expect(await log.conversationsDue(soon, 10)).not.toContain('send');
    expect(await log.conversationsDue(new Date(soon.getTime() + 1), 1000)).toContain('send');
    expect((await log.unsent('send', 10)).map(({ id }) => id)).toEqual([a.id, b.id]);
    expect(await log.setDelivery(a.id, ['sending'], { state: 'sent', attempts: 1 })).toBe(false);
    expect(await log.setDelivery(a.id, ['queued'], { state: 'sent', attempts: 1, vendorId: 'v1' })).toBe(
      true,
    );
    expect((await log.unsent('send', 10)).map(({ id }) => id)).toEqual([b.id]);
    expect((await log.get(a.id))?.delivery).toEqual({ state: 'sent', attempts: 1, vendorId: 'v1' });
    await log.setDelivery(b.id, ['queued'], { state: 'unknown', attempts: 1, code: 'TIMEOUT' });
    expect(await log.unsent('send', 10)).toEqual([]);
    expect((await log.outboxStats()).unknown).toBeGreaterThanOrEqual(1);
  });

  it('reads the newest, oldest first, and only its own conversation', async () => {
    for (let n = 0; n < 5; n++) await log.append(newInbound('read', `in:read:${String(n)}`, String(n)));
    await log.append(newInbound('read2', 'in:read2'));
    expect((await log.latest('read', 2)).map(({ activity }) => activity.text)).toEqual(['3', '4']);
    expect((await log.after('read', 3, 10)).map(({ seq }) => seq)).toEqual([4, 5]);
    expect((await log.inboundAfter('read', 4, 10)).map(({ seq }) => seq)).toEqual([5]);
  });
});
