import { randomUUID } from 'node:crypto';
import { createAssist } from '../../../src/assist';
import { fileKind } from '../../../src/channel-kit';
import type { Found, Imported, NoteView, SuggestionList } from '../../../src/contract/assist';
import type { ChannelRules } from '../../../src/contract/assist-port';
import type { CatalogueView } from '../../../src/contract/studio';
import type { Understanding } from '../../../src/contract/understanding';
import { convertToSimplified, toHongKong } from '../../../src/nlu';
import { escalation } from '../../builders/escalation';
import { customerSays } from '../../builders/log-entry';
import { understanding } from '../../builders/understanding';
import { fakeContent } from '../../fakes/content';
import { type Answer, startHouse, type TestHouse } from '../../fakes/http-house';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64)]);
const PDF = Buffer.from('%PDF-1.7 form');
const REPLY = { scope: 'personal', locale: 'en', title: 'Hello', text: 'Hello {customer}' };
const CATALOGUE = { intents: [{ id: 'card.lost', titles: { 'zh-CN': '银行卡挂失', en: 'Lost card' } }] };

afterAll(() => mongodbUri.stop());

describeStores('what helps agents write, over HTTP', (open) => {
  let opened: OpenedStore;
  let house: TestHouse;
  let cookies: Record<'owner' | 'other' | 'lead' | 'second', string>;
  let rules: ChannelRules;
  let understood: Partial<Understanding>;

  beforeEach(async () => {
    opened = await open();
    rules = {
      ...{ channel: 'fake', longest: { max: 600, unit: 'utf8' }, images: true, files: false, typing: true },
      ...{ window: null, waiting: 0, optedOut: false, counts: true },
    };
    understood = {};
    house = await startHouse({
      assist: ({ store, clock, logger }) =>
        createAssist({
          store: {
            ...opened.store,
            escalations: { ...opened.store.escalations, ...store.escalations },
            ...talks(store),
          },
          contacts: { related: () => Promise.resolve([]) },
          guide: {
            rules: () => Promise.resolve(rules),
            shape: (_id, text) => Promise.resolve({ messages: 1, segments: text.length }),
            wording: ({ text }) => text,
            typing: () => Promise.resolve(),
          },
          live: () => ({
            version: 'test',
            understander: { understand: () => understanding(understood), version: () => 'test' },
            content: fakeContent,
          }),
          catalogue: () => Promise.resolve(CATALOGUE as unknown as CatalogueView),
          script: { toTraditional: toHongKong, toSimplified: convertToSimplified },
          bus: { publish: () => undefined },
          ids: { next: () => randomUUID() },
          ...{ fileKind, clock, logger },
        }),
    });
    const [owner, other, lead, second] = await Promise.all([
      house.signIn('agent', { id: 'owner', username: 'owner', displayName: 'Ann' }),
      house.signIn('agent', { id: 'other', username: 'other' }),
      house.signIn('supervisor', { id: 'lead', username: 'lead', displayName: 'Eva' }),
      house.signIn('agent', { id: 'second', username: 'second' }),
    ]);
    cookies = { owner: owner.cookie, other: other.cookie, lead: lead.cookie, second: second.cookie };
    held('owner');
    const { customer } = escalation();
    house.store.talks.set('c1', {
      ...{ id: 'c1', channel: 'fake', customer, locale: 'en', version: 1, cursor: 0, state: { misses: 0 } },
      ...{ createdAt: new Date(0), updatedAt: new Date(0) },
    });
  });
  afterEach(async () => {
    await house.close();
    await opened.dispose();
  });

  const talks = ({ conversations, log }: TestHouse['store']) => ({
    conversations: { ...opened.store.conversations, ...conversations },
    log: { ...opened.store.log, ...log },
  });
  const held = (owner: string | null): void => {
    house.store.desk.set('e1', escalation(owner === null ? {} : { state: 'active', owner }));
  };
  type Who = keyof typeof cookies;
  const as = (who: Who, method: string, path: string, body?: object): Promise<Answer> =>
    house.call(method, path, { cookie: cookies[who], ...(body && { body }) });
  const code = ({ status, json }: Answer): [number, unknown] => [status, json['code']];
  const note = (who: Who, body: object) => as(who, 'POST', '/api/conversations/c1/notes', body);
  const notesOf = async (who: Who): Promise<string[]> => {
    const { json } = await as(who, 'GET', '/api/conversations/c1/timeline');
    return (json['notes'] as NoteView[]).map(({ text }) => text);
  };
  const say = (body: object) => as('owner', 'POST', '/api/conversations/c1/messages', body);
  const attach = (who: Who, name: string, bytes: Buffer) =>
    as(who, 'POST', '/api/conversations/c1/files', { name, data: bytes.toString('base64') });

  it('notes: for whoever may read the conversation, once, without secrets, and told by an event without words', async () => {
    expect(code(await note('other', { text: 'let me in' }))).toEqual([403, 'FORBIDDEN']);
    expect(code(await note('owner', { text: ' ' }))).toEqual([400, 'BAD_REQUEST']);
    expect(code(await as('owner', 'POST', '/api/conversations/nope/notes', { text: 'x' }))[0]).toBe(404);
    const { status, json } = await note('owner', { text: 'her PIN is 123456', clientId: 'k1' });
    expect([status, json['by'], json['kind']]).toEqual([201, { id: 'owner', displayName: 'Ann' }, 'note']);
    await note('owner', { text: 'her PIN is 123456', clientId: 'k1' });
    expect(await notesOf('lead')).toEqual(['her PIN is ******']);
    const events = await opened.store.events.after(0, 10);
    expect(events.map(({ event }) => event)).toEqual([
      { type: 'note', conversationId: 'c1', owner: 'owner' },
    ]);
  });

  it('whispers: from leads, to whoever has the conversation then, and to nobody else', async () => {
    expect(code(await note('owner', { text: 'psst', kind: 'whisper' }))).toEqual([403, 'FORBIDDEN']);
    held(null);
    expect(code(await note('lead', { text: 'psst', kind: 'whisper' }))).toEqual([409, 'CONFLICT']);
    held('owner');
    const { json } = await note('lead', { text: 'offer to waive the fee', kind: 'whisper' });
    expect(json['to']).toEqual({ id: 'owner', displayName: 'Ann' });
    house.clock.advance(1000);
    await note('lead', { text: 'a note' });
    expect(await notesOf('owner')).toEqual(['offer to waive the fee', 'a note']);
    // The next agent is not told what the last one was.
    held('second');
    expect(await notesOf('second')).toEqual(['a note']);
    expect(await notesOf('lead')).toEqual(['offer to waive the fee', 'a note']);
  });

  it('sensitive words and personal data are refused until they are confirmed, and noted without the words', async () => {
    const lists = await as('lead', 'POST', '/api/sensitive-words/starter');
    expect(lists.status).toBe(200);
    const text = '這款理財保本，卡號 6222021234567890128';
    const refused = await say({ text });
    expect(code(refused)).toEqual([409, 'SENSITIVE']);
    const { found } = refused.json['details'] as { found: Found[] };
    expect(found.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['word', '保本'],
      ['personal', '6222021234567890128'],
    ]);
    expect(JSON.stringify(refused.json)).not.toContain('6222021234567890128');
    expect(house.desk.calls).toEqual([]);
    expect((await say({ text, confirmed: true })).status).toBe(201);
    expect(house.desk.calls.map(({ verb }) => verb)).toEqual(['say']);
    const noted = house.logger.lines.filter(({ message }) => message.startsWith('sent although'));
    expect(noted).toMatchObject([
      { fields: { agent: 'owner', conversationId: 'c1', kinds: ['word', 'personal'] } },
    ]);
    expect(JSON.stringify(noted)).not.toMatch(/6222|保本/);
    expect((await say({ text: '请稍等' })).status).toBe(201);
  });

  it('lists of words: by leads, and not over one another', async () => {
    expect(code(await as('owner', 'GET', '/api/sensitive-words'))).toEqual([403, 'FORBIDDEN']);
    const put = (words: string[], version: number) =>
      as('lead', 'PUT', '/api/sensitive-words/en', { words, version });
    expect((await put(['sure win'], 0)).json).toMatchObject({ version: 1, by: { displayName: 'Eva' } });
    expect(code(await put(['other'], 0))).toEqual([409, 'CONFLICT']);
    expect(code(await put(['x'.repeat(61)], 1))).toEqual([400, 'BAD_REQUEST']);
    expect(code(await as('lead', 'PUT', '/api/sensitive-words/fr', { words: [], version: 0 }))[0]).toBe(400);
    expect(code(await say({ text: 'It is a SURE  win' }))).toEqual([409, 'SENSITIVE']);
    await put([], 1);
    expect((await say({ text: 'It is a sure win' })).status).toBe(201);
  });

  it('canned replies: leads write for all, agents for themselves, nobody over another’s change', async () => {
    const add = (who: Who, change: object = {}) => as(who, 'POST', '/api/canned', { ...REPLY, ...change });
    expect(code(await add('owner', { scope: 'shared' }))).toEqual([403, 'FORBIDDEN']);
    expect(code(await add('owner', { title: '' }))).toEqual([400, 'BAD_REQUEST']);
    const mine = (await add('owner')).json['id'] as string;
    const shared = (await add('lead', { scope: 'shared', title: '重置密码' })).json;
    expect(shared['initials']).toBe('czmm');
    const sharedId = shared['id'] as string;
    const put = (who: Who, id: string, change: object) =>
      as(who, 'PUT', `/api/canned/${id}`, { ...REPLY, version: 1, ...change });
    expect(code(await put('other', mine, {}))).toEqual([404, 'NOT_FOUND']);
    expect(code(await put('owner', sharedId, {}))).toEqual([403, 'FORBIDDEN']);
    expect(code(await put('owner', mine, { scope: 'shared' }))).toEqual([403, 'FORBIDDEN']);
    expect((await put('owner', mine, { title: 'Hi' })).json).toMatchObject({ title: 'Hi', version: 2 });
    expect(code(await put('owner', mine, { title: 'Late' }))).toEqual([409, 'CONFLICT']);
    expect((await as('owner', 'POST', `/api/canned/${sharedId}/used`)).status).toBe(204);
    expect(code(await as('other', 'POST', `/api/canned/${mine}/used`))).toEqual([404, 'NOT_FOUND']);
    expect(code(await as('other', 'DELETE', `/api/canned/${mine}`))).toEqual([404, 'NOT_FOUND']);
    expect(code(await as('owner', 'DELETE', `/api/canned/${sharedId}`))).toEqual([403, 'FORBIDDEN']);
    const listed = async (who: Who) =>
      ((await as(who, 'GET', '/api/canned')).json['replies'] as { id: string; used: number }[]).map(
        ({ id, used }) => [id, used],
      );
    expect((await listed('owner')).sort()).toEqual(
      [
        [mine, 0],
        [sharedId, 1],
      ].sort(),
    );
    expect(await listed('other')).toEqual([[sharedId, 1]]);
    expect((await as('owner', 'DELETE', `/api/canned/${mine}`)).status).toBe(204);
  });

  it('a table goes out and comes back; bad rows are named, and the others taken', async () => {
    const starter = (await as('lead', 'POST', '/api/canned/starter')).json as unknown as Imported;
    expect(starter).toMatchObject({ created: 30, failed: [] });
    expect((await as('lead', 'POST', '/api/canned/starter')).json).toMatchObject({ created: 0, same: 30 });
    const out = await as('lead', 'GET', '/api/canned/export');
    expect(out.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(out.headers.get('content-disposition')).toContain('canned-replies.csv');
    const back = await as('lead', 'POST', '/api/canned/import', { csv: out.text });
    expect(back.json).toEqual({ created: 0, changed: 0, same: 30, failed: [] });
    const csv = [
      'scope,locale,folder,queue,shortcut,title,text',
      'personal,en,,,mine,Mine,My own words',
      'personal,fr,,,bad,Bad,Wrong language',
      'shared,en,,,hi,Greeting,Taken over',
    ].join('\n');
    const done = (await as('owner', 'POST', '/api/canned/import', { csv })).json as unknown as Imported;
    expect(done).toMatchObject({ created: 1, changed: 0 });
    expect(done.failed.map(({ line }) => line)).toEqual([3, 4]);
    expect(done.failed[1]?.why).toMatch(/lead/);
  });

  it('files: the owner’s only, by their bytes, as far as the channel carries them, and only where they were attached', async () => {
    expect(code(await attach('other', 'a.png', PNG))).toEqual([409, 'NOT_OWNER']);
    expect(code(await attach('owner', 'a.png', Buffer.from('<svg/>')))).toEqual([415, 'UNSUPPORTED_MEDIA']);
    expect(code(await attach('owner', 'a.pdf', PDF))).toEqual([415, 'UNSUPPORTED_MEDIA']);
    const tooLarge = Buffer.concat([PNG, Buffer.alloc(4 * 1024 * 1024)]);
    expect(code(await attach('owner', 'a.png', tooLarge))).toEqual([413, 'TOO_LARGE']);
    const garbage = await as('owner', 'POST', '/api/conversations/c1/files', { name: 'a.png', data: '%%%' });
    expect(code(garbage)).toEqual([400, 'BAD_REQUEST']);
    const { status, json } = await attach('owner', '../../evil.exe', PNG);
    expect([status, json['name'], json['contentType'], json['size']]).toEqual([
      201,
      'evil.exe.png',
      'image/png',
      PNG.length,
    ]);
    const id = json['id'] as string;
    expect((await opened.store.files.get(id))?.bytes).toEqual(PNG);

    expect((await say({ attachments: [id] })).status).toBe(201);
    const file = { name: 'evil.exe.png', contentType: 'image/png', contentUrl: `/api/files/${id}` };
    expect(house.desk.calls[0]?.args[1]).toMatchObject({ text: '', attachments: [file] });
    expect(code(await say({}))).toEqual([400, 'BAD_REQUEST']);
    const customers = { id: 'theirs', conversationId: 'c1', name: 'x', contentType: 'image/png', bytes: PNG };
    await opened.store.files.put({ ...customers, at: new Date(0) });
    expect(code(await say({ attachments: ['theirs'] }))).toEqual([404, 'NOT_FOUND']);
    rules = { ...rules, images: false };
    expect(code(await attach('owner', 'b.png', PNG))).toEqual([415, 'UNSUPPORTED_MEDIA']);
  });

  it('suggests what the bot would say to the last open question, when it is sure', async () => {
    const ask = async () =>
      (await as('owner', 'GET', '/api/conversations/c1/suggestions')).json as unknown as SuggestionList;
    expect(await ask()).toEqual({ messageId: null, suggestions: [] });
    house.store.entries.push(customerSays('what does it cost'));
    expect(await ask()).toEqual({ messageId: 'c1|00000001', suggestions: [] });
    understood = { intent: 'fee.transfer', score: 0.9 };
    expect((await ask()).suggestions).toMatchObject([{ intent: 'fee.transfer', score: 0.9 }]);
    understood = { intent: 'fee.transfer', score: 0.2 };
    expect((await ask()).suggestions).toEqual([]);
    understood = { intent: 'fee.transfer', score: 0.9 };
    house.store.entries.push({ ...customerSays('nothing', {}, 2), direction: 'out', author: 'agent' });
    expect(await ask()).toEqual({ messageId: null, suggestions: [] });
    expect(code(await as('other', 'GET', '/api/conversations/c1/suggestions'))).toEqual([403, 'FORBIDDEN']);
  });

  it('tells the rules, counts a draft, converts and finds, within bounds', async () => {
    const until = new Date('2026-01-04T00:00:00Z');
    rules = { ...rules, window: { left: 2, until } };
    const shown = (await as('owner', 'GET', '/api/conversations/c1/rules')).json;
    expect(shown).toMatchObject({ conversationId: 'c1', window: { left: 2, until: until.toISOString() } });
    const draft = { text: '身份证11010519491231002X' };
    expect((await as('owner', 'POST', '/api/conversations/c1/draft', draft)).json).toMatchObject({
      messages: 1,
      found: [{ kind: 'personal' }],
    });
    expect(code(await as('other', 'POST', '/api/conversations/c1/draft', draft))).toEqual([403, 'FORBIDDEN']);
    const convert = (texts: string[], to: string) => as('owner', 'POST', '/api/text/convert', { texts, to });
    expect((await convert(['银行卡', 'card'], 'zh-HK')).json).toEqual({ texts: ['銀行卡', 'card'] });
    expect((await convert(['銀行卡'], 'zh-CN')).json).toEqual({ texts: ['银行卡'] });
    expect(
      code(
        await convert(
          Array.from({ length: 101 }, () => 'x'),
          'zh-HK',
        ),
      ),
    ).toEqual([400, 'BAD_REQUEST']);
    expect((await as('owner', 'GET', '/api/intents?locale=zh-HK')).json).toEqual({
      intents: [{ id: 'card.lost', title: '银行卡挂失', initials: 'yhkgs' }],
    });
    expect((await as('owner', 'POST', '/api/conversations/c1/typing')).status).toBe(204);
    expect(code(await as('other', 'POST', '/api/conversations/c1/typing'))).toEqual([409, 'NOT_OWNER']);
  });
});
