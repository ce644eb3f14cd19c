import { CUSTOMERS, startPlaygroundApp, TestPage, type PlaygroundApp } from './playground-app';

describe('the phones of the playground', () => {
  let app: PlaygroundApp;
  const pages: TestPage[] = [];

  beforeAll(async () => {
    app = await startPlaygroundApp();
  }, 60_000);
  afterEach(() => {
    for (const page of pages.splice(0)) page.close();
  });
  afterAll(() => app.close());

  async function visit(customers: typeof CUSTOMERS | null = CUSTOMERS): Promise<TestPage> {
    const page = await TestPage.open(app.url);
    pages.push(page);
    if (customers) page.say({ type: 'hello', customers });
    return page;
  }

  it('tells the platforms where Switchboard is', () => {
    expect([app.wechat.connected, app.sms.connected]).toEqual([[app.url], [app.url]]);
  });

  it('shows the answer to what a customer writes, and what passed on the wire', async () => {
    const page = await visit({ ...CUSTOMERS, wechat: 'oFirst' });
    page.say({ type: 'write', phone: 'wechat', ref: 'r1', text: '转账手续费多少' });

    const shown = await page.heard('shown', (all) => all.some(({ messages }) => messages.length > 0));
    const [message] = shown.flatMap(({ messages }) => messages);
    expect(message).toMatchObject({ text: expect.stringContaining('转账') as string, passive: false });
    expect(await page.heard('done')).toMatchObject([{ phone: 'wechat', ref: 'r1', ok: true }]);
    const wire = await page.heard('wire', ({ length }) => length === 2);
    expect(wire.map(({ event }) => event).sort((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
      { kind: 'pushed', acknowledged: true, attempts: 1 },
      { kind: 'sent', outcome: 'sent', segments: 2 },
    ]);
  });

  it('tells nobody of another customer', async () => {
    const other = await visit({ wechat: 'oBystander', sms: '+8613900009999' });
    const page = await visit({ ...CUSTOMERS, wechat: 'oSpeaker' });
    page.say({ type: 'write', phone: 'wechat', ref: 'r1', text: '转账手续费多少' });
    await page.heard('wire', ({ length }) => length === 2);

    expect(other.frames.filter(({ type }) => type === 'wire')).toEqual([]);
    expect(other.frames.flatMap((frame) => (frame.type === 'shown' ? frame.messages : []))).toEqual([]);
  });

  it('shows to a page that comes back what was on the phone', async () => {
    const customers = { ...CUSTOMERS, sms: '+8613900005555' };
    const page = await visit(customers);
    page.say({ type: 'write', phone: 'sms', ref: 'r1', text: '我的银行卡丢了' });
    const before = await page.heard('shown', (all) => all.flatMap(({ messages }) => messages).length === 2);
    page.close();

    const again = await visit(customers);
    const after = await again.heard('shown', (all) => all.some(({ messages }) => messages.length === 2));
    expect(after.flatMap(({ messages }) => messages)).toEqual(before.flatMap(({ messages }) => messages));
  });

  it('taps the menu', async () => {
    const page = await visit();
    page.say({ type: 'gesture', phone: 'wechat', ref: 'r1', gesture: 'menu', value: 'FEES' });
    expect(await page.heard('done')).toMatchObject([{ ref: 'r1', ok: true }]);

    page.say({ type: 'gesture', phone: 'sms', ref: 'r2', gesture: 'follow', value: '' });
    expect(await page.heard('done', ({ length }) => length === 2)).toMatchObject([
      { ref: 'r1' },
      { ref: 'r2', ok: false, code: 'BAD_REQUEST' },
    ]);
  });

  it('makes a platform fail for all pages, counts what waits, and sends it when the platform is well', async () => {
    const page = await visit({ ...CUSTOMERS, sms: '+8613900007777' });
    const other = await visit();
    page.say({ type: 'trouble', phone: 'sms', trouble: 'down' });
    await other.phones((phones) => phones.some(({ trouble }) => trouble === 'down'));

    page.say({ type: 'write', phone: 'sms', ref: 'r1', text: '转账手续费多少' });
    await page.heard('facts', (all) => all.some(({ facts }) => facts.waiting === 1));
    await page.heard('wire', (all) =>
      all.some(({ event }) => event.kind === 'sent' && event.outcome === 'retry'),
    );
    page.say({ type: 'trouble', phone: 'sms', trouble: null });

    await page.heard('shown', (all) => all.some(({ messages }) => messages.length > 0));
    await page.heard(
      'facts',
      (all) => all.filter(({ phone }) => phone === 'sms').at(-1)?.facts.waiting === 0,
    );
    expect(app.sms.faults.at(-1)).toBeNull();
  });

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['a phone before hello', '{"type":"trouble","phone":"sms","trouble":null}'],
    ['an unknown phone', '{"type":"write","phone":"fax","ref":"r","text":"x"}'],
    [
      'a text beyond the limit',
      JSON.stringify({ type: 'write', phone: 'sms', ref: 'r', text: 'x'.repeat(1601) }),
    ],
    ['a customer that is none', '{"type":"hello","customers":{"wechat":"../../x","sms":"+8613900001234"}}'],
  ])('hangs up on %s', async (_name, text) => {
    const page = await visit(null);
    page.raw(text);
    await page.heard('phones');
    await expect(page.end()).resolves.toBe(1008);
  });

  it('hangs up on who sends too much', async () => {
    const page = await visit();
    for (let n = 0; n < 60; n += 1) page.say({ type: 'trouble', phone: 'sms', trouble: null });
    await expect(page.end()).resolves.toBe(1008);
  });
});

describe('a phone without a platform', () => {
  it('is left alone when the user has an account, and says so', async () => {
    const app = await startPlaygroundApp({ environment: { WECHAT_STUB: 'mine' }, withoutSms: true });
    const page = await TestPage.open(app.url);
    const phones = await page.phones();

    expect(phones).toMatchObject([
      { name: 'wechat', state: 'real', troubles: [], gestures: [] },
      { name: 'sms', state: 'missing' },
    ]);
    expect(app.wechat.isClosed()).toBe(true);
    page.say({ type: 'hello', customers: CUSTOMERS });
    page.say({ type: 'write', phone: 'wechat', ref: 'r1', text: 'x' });
    expect(await page.heard('done')).toMatchObject([{ ref: 'r1', ok: false, code: 'CONFLICT' }]);
    page.close();
    await app.close();
    expect(app.sms.isClosed()).toBe(true);
  }, 60_000);
});
