import { AppError } from '../../../src/contract/errors';
import { type Answer, startHouse, type TestHouse } from '../../fakes/http-house';
import { botAnswers, customerSays } from '../../builders/log-entry';
import { escalation } from '../../builders/escalation';

let house: TestHouse;
let cookie: string;
let editor: string;

beforeEach(async () => {
  house = await startHouse();
  const signed = await house.signIn('editor');
  [cookie, editor] = [signed.cookie, signed.agent.id];
});
afterEach(() => house.close());

const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
  house.call(method, path, { cookie, ...(body === undefined ? {} : { body }) });

const WORDS = {
  revision: 'x',
  topic: 'cards',
  en: { title: 'Lost card', questions: ['i lost my card'], answer: 'Call us.' },
};

describe('the studio API', () => {
  test('hands on what was asked, checked and with defaults', async () => {
    await call('PUT', '/api/studio/intents/card.lost', WORDS);
    await call('DELETE', '/api/studio/intents/card.lost?revision=x');
    await call('POST', '/api/studio/intents/none/questions', { locale: 'en', texts: [' sing '] });
    await call('GET', '/api/studio/missed?locale=zh-CN');
    await call('POST', '/api/studio/lint', { ...WORDS, id: 'card.lost' });
    await call('GET', '/api/studio/publications/3/changes?with=1');
    await call('POST', '/api/studio/reviews/r1/approve', {});
    const en = { ...WORDS.en, buttons: [] };
    expect(house.studio.calls).toEqual([
      ['save', editor, 'card.lost', { ...WORDS, en }],
      ['remove', editor, 'card.lost', 'x'],
      ['addQuestions', editor, 'none', { locale: 'en', texts: ['sing'], missed: [], golden: false }],
      ['missed', { state: 'new', locale: 'zh-CN' }],
      ['lint', 'card.lost', { ...WORDS, en }],
      ['publicationChanges', 3, 1],
      ['approve', editor, 'r1', ''],
    ]);
  });

  test.each([
    ['PUT', '/api/studio/intents/card lost', WORDS],
    ['PUT', '/api/studio/intents/card.lost', { ...WORDS, topic: 'Cards/../x' }],
    ['PUT', '/api/studio/intents/card.lost', { ...WORDS, en: { ...WORDS.en, questions: [] } }],
    ['PUT', '/api/studio/intents/card.lost', { ...WORDS, id: 'x' }],
    ['POST', '/api/studio/lint', WORDS],
    ['POST', '/api/studio/try', { text: 'x'.repeat(2001) }],
    ['POST', '/api/studio/publications', { notes: 'x', files: [{ path: '../../etc/passwd', text: '' }] }],
    ['POST', '/api/studio/publications', { notes: 'x', files: [{ path: 'en/../x.yaml', text: '' }] }],
    ['POST', '/api/studio/rollback', { to: 0, reason: 'x' }],
    ['POST', '/api/studio/rollback', { to: 1, reason: ' ' }],
    ['GET', '/api/studio/publications/x/files', undefined],
  ])('%s %s refuses case %#', async (method, path, body) => {
    const answer = await call(method, path, body);
    expect([answer.status, answer.json['code']]).toEqual([400, 'BAD_REQUEST']);
    expect(house.studio.calls).toEqual([]);
  });

  test('a conflict says what is there now', async () => {
    house.studio.refusal = new AppError('CONFLICT', 'Look again.', {
      details: { current: { revision: 'y' } },
    });
    const answer = await call('PUT', '/api/studio/intents/card.lost', WORDS);
    expect(answer.status).toBe(409);
    expect(answer.json).toMatchObject({ code: 'CONFLICT', details: { current: { revision: 'y' } } });
  });

  test('a folder of two megabytes fits, more does not', async () => {
    const folder = (length: number) => ({
      notes: 'git',
      files: [{ path: 'en/cards.yaml', text: '"\n'.repeat(length / 2) }],
    });
    expect((await call('POST', '/api/studio/publications', folder(2_000_000))).status).toBe(201);
    const tooLarge = await call('POST', '/api/studio/publications', folder(5_000_000));
    expect([tooLarge.status, tooLarge.json['code']]).toEqual([413, 'TOO_LARGE']);
    const other = await call('POST', '/api/studio/reviews', { notes: 'x'.repeat(200_000) });
    expect(other.status).toBe(413);
  });

  test('who asks too often has to wait, others do not', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => call('POST', '/api/studio/gate')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(5);
    expect(refused[0]?.json['code']).toBe('TOO_MANY_REQUESTS');
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    const other = await house.signIn('admin');
    expect((await house.call('POST', '/api/studio/gate', { cookie: other.cookie })).status).toBe(200);
  });
});

describe('a correction', () => {
  const PATH = '/api/conversations/c1/corrections';
  const BODY = { messageId: 'c1|00000002', intent: 'card.lost', note: 'A lost card' };
  let agent: string;

  beforeEach(async () => {
    ({ cookie: agent } = await house.signIn('agent'));
    const { customer } = escalation();
    house.store.talks.set('c1', {
      ...{ id: 'c1', channel: 'fake', customer, locale: 'en', version: 1, cursor: 0, state: { misses: 0 } },
      ...{ createdAt: new Date(0), updatedAt: new Date(0) },
    });
    house.store.desk.set('e1', escalation());
    house.store.entries.push(customerSays('where is my card'), botAnswers());
  });

  const correct = (body: object, path = PATH): Promise<Answer> =>
    house.call('POST', path, { cookie: agent, body });

  test('names the question that the message answered', async () => {
    expect((await correct(BODY)).status).toBe(204);
    expect(house.studio.calls).toEqual([
      [
        'corrected',
        {
          ...{ ...BODY, by: 'agent-1', text: 'where is my card', locale: 'en' },
          ...{ channel: 'fake', conversationId: 'c1' },
        },
      ],
    ]);
  });

  test('is for those who may read the conversation', async () => {
    house.store.desk.set('e1', escalation({ state: 'active', owner: 'somebody' }));
    expect((await correct(BODY)).status).toBe(403);
    expect(house.studio.calls).toEqual([]);
  });

  test.each([
    ['an unknown message', { messageId: 'c1|00000009' }, 404],
    ["the customer's own message", { messageId: 'c1|00000001' }, 400],
    ['no message', {}, 400],
  ])('refuses %s', async (_name, body, status) => {
    expect((await correct(body)).status).toBe(status);
  });

  test('refuses a message of another conversation', async () => {
    house.store.entries.push(botAnswers({ id: 'c2|00000002', conversationId: 'c2' }));
    expect((await correct({ ...BODY, messageId: 'c2|00000002' })).status).toBe(404);
    expect((await correct(BODY, '/api/conversations/c9/corrections')).status).toBe(404);
  });
});
