import type { Store } from '../../../src/contract/store';
import { escalation } from '../../builders/escalation';
import { newInbound } from '../../builders/log-entry';
import { describeStores, type OpenedStore } from '../../support/stores';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const at = (day: number, ms = 0): Date => new Date(START + day * DAY + ms);
const ALL = { from: at(0), to: at(60) };

describeStores('searches of the past', (open) => {
  let opened: OpenedStore;
  let store: Store;
  beforeEach(async () => {
    opened = await open();
    store = opened.store;
  });
  afterEach(() => opened.dispose());

  async function said(conversation: string, text: string, when: Date, more: object = {}): Promise<void> {
    const key = `${conversation}:${text}:${String(when.getTime())}`;
    await store.log.append({ ...newInbound(conversation, key, text, when), ...more });
  }
  const textsOf = (found: { activity: { text?: string } }[]): (string | undefined)[] =>
    found.map(({ activity }) => activity.text);

  it('finds messages that hold every word in one of its spellings, newest first', async () => {
    await said('c1', '我想问转账手续费', at(1));
    await said('c2', '轉賬要多久', at(2));
    await said('c3', '转账失败，Error 500 (again)', at(3));
    await said('c4', '余额', at(4));
    const find = async (...words: string[][]) =>
      textsOf((await store.past.messages({ ...ALL, words }, 10)).found);

    expect(await find(['转账', '轉賬'])).toEqual([
      '转账失败，Error 500 (again)',
      '轉賬要多久',
      '我想问转账手续费',
    ]);
    expect(await find(['转账'], ['error 500 (AGAIN)'])).toEqual(['转账失败，Error 500 (again)']);
    expect(await find(['.*'])).toEqual([]);
    expect(await find(['没有'])).toEqual([]);
  });

  it('keeps to the span and the channel, and looks at messages only', async () => {
    await said('c1', 'fee before', at(1, -1));
    await said('c1', 'fee first', at(1));
    await said('c1', 'fee on sms', at(2), { channel: 'sms' });
    await said('c1', 'fee after', at(3));
    const typing = newInbound('c1', 'k', 'fee typed', at(2));
    await store.log.append({ ...typing, activity: { ...typing.activity, type: 'typing' } });
    const words = [['fee']];
    const span = { from: at(1), to: at(3), words };

    expect(textsOf((await store.past.messages(span, 10)).found)).toEqual(['fee on sms', 'fee first']);
    const onSms = await store.past.messages({ ...span, channel: 'sms' }, 10);
    expect(textsOf(onSms.found)).toEqual(['fee on sms']);
    expect(onSms.next).toBeNull();
  });

  it('pages without losing or repeating any, also where many were said in one millisecond', async () => {
    for (let i = 0; i < 30; i++) await said(`c${String(i)}`, `fee ${String(i)}`, at(1, Math.floor(i / 8)));
    const seen: (string | undefined)[] = [];
    let to: Date | null = ALL.to;
    let pages = 0;
    while (to) {
      const page: { found: { activity: { text?: string } }[]; next: Date | null } = await store.past.messages(
        { ...ALL, to, words: [['fee']] },
        5,
      );
      seen.push(...textsOf(page.found));
      to = page.next;
      pages++;
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
    expect(pages).toBeLessThanOrEqual(5);
  });

  it('looks at 20,000 rows and then says how far it came', async () => {
    const rows = Array.from({ length: 21_000 }, (_, i) => ({
      ...newInbound('long', `k${String(i)}`, i === 5 ? 'needle' : 'hay', at(1, i)),
      direction: 'out' as const,
    }));
    for (let i = 0; i < rows.length; i += 1000) {
      await store.log.finishTurn('long|00000001', rows.slice(i, i + 1000));
    }
    const search = { ...ALL, words: [['needle']] };
    const first = await store.past.messages(search, 10);
    expect(first.found).toEqual([]);
    // A step's last moment is read whole: one row more in each of the three steps.
    expect(first.next).toEqual(at(1, 1_000 - 3));
    const rest = await store.past.messages({ ...search, to: first.next ?? ALL.to }, 10);
    expect(textsOf(rest.found)).toEqual(['needle']);
    expect(rest.next).toBeNull();
  }, 60_000);

  it('finds escalations by whoever handled them, customer, queue, outcome, rating, channel', async () => {
    const move = { verb: 'claim', by: 'ann', from: 'waiting', to: 'active', reason: '' } as const;
    const rows = [
      escalation({ id: 'e1', customer: { id: 'wx-1', name: '李雷' }, owner: 'ann' }),
      escalation({ id: 'e2', queue: 'loans', history: [{ ...move, at: at(2) }], owner: 'bob' }),
      escalation({ id: 'e3', disposition: 'resolved', channel: 'sms' }),
      escalation({ id: 'e4', rating: { score: 1, reason: '', at: at(5) } }),
    ];
    for (const [index, row] of rows.entries()) {
      await store.escalations.open({ ...row, conversationId: row.id, createdAt: at(index + 1) });
    }
    const find = async (search: object) =>
      (await store.past.escalations({ ...ALL, ...search }, 10)).found.map(({ id }) => id);

    expect(await find({})).toEqual(['e4', 'e3', 'e2', 'e1']);
    expect(await find({ agent: 'ann' })).toEqual(['e2', 'e1']);
    expect(await find({ agent: 'ann', queue: 'loans' })).toEqual(['e2']);
    expect(await find({ customer: '李' })).toEqual(['e1']);
    expect(await find({ customer: 'WX-', agent: 'ann' })).toEqual(['e1']);
    expect(await find({ disposition: 'resolved' })).toEqual(['e3']);
    expect(await find({ channel: 'sms' })).toEqual(['e3']);
    expect(await find({ rating: 1 })).toEqual(['e4']);
    expect(await find({ from: at(2), to: at(3) })).toEqual(['e2']);
  });

  it('finds messages within one conversation and span', async () => {
    await said('c1', 'fee one', at(1));
    await said('c1', 'fee two', at(2));
    await said('c10', 'fee of another', at(2));
    const span = { from: at(1, 1), to: at(60) };
    expect(textsOf(await store.past.inConversation('c1', [['fee']], span, 5))).toEqual(['fee two']);
  });
});
