import { escalation } from '../../builders/escalation';
import { botAnswers, customerSays } from '../../builders/log-entry';
import { startHouse, type TestHouse } from '../../fakes/http-house';

const AT = new Date('2026-01-02T03:04:05Z');
let house: TestHouse;
beforeEach(async () => {
  house = await startHouse();
  house.store.talks.set('c1', {
    ...{ id: 'c1', channel: 'fake', customer: { id: 'u1', name: 'Li' }, locale: 'en', version: 1, cursor: 0 },
    ...{ state: { misses: 0 }, createdAt: AT, updatedAt: AT },
  });
  house.store.entries.push(customerSays('my card is 6222021234567890128'), botAnswers());
  house.store.desk.set('e1', escalation({ state: 'active', owner: 'agent-1', queue: 'cards' }));
  const words = { conversationId: 'c1', kind: 'note', to: null, text: 'be kind', at: AT } as const;
  house.assist.written.push({ id: 'n1', by: 'supervisor-1', ...words });
});
afterEach(() => house.close());

const get = (cookie: string, query: string) =>
  house.call('GET', `/api/conversations/c1/export?${query}`, { cookie });

describe('exporting a transcript', () => {
  it('gives text in the reader’s language and time, masked', async () => {
    const { cookie } = await house.signIn('agent', { displayName: 'Wang' });
    const answer = await get(cookie, 'format=text&locale=en&timeZone=Asia/Tokyo');
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="transcript-[\d-]+\.txt"$/u,
    );
    expect(answer.text).toContain('Customer: Li (u1)');
    expect(answer.text).toContain('[12:04:05] Customer Li · fake\n    my card is ***************0128');
    expect(answer.text).toContain('Agent: Wang');
    expect(answer.text).toContain('Exported by: Wang');
    expect(answer.text).not.toContain('be kind');
  });

  it('gives a PDF', async () => {
    const { cookie } = await house.signIn('agent');
    const answer = await get(cookie, '');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.text.startsWith('%PDF-')).toBe(true);
  });

  it('holds notes only when a lead asks for them', async () => {
    const lead = await house.signIn('supervisor');
    expect((await get(lead.cookie, 'format=text&notes=with&locale=en')).text).toContain(
      'Internal note The supervisor · fake\n    be kind',
    );
    expect((await get(lead.cookie, 'format=text&locale=en')).text).not.toContain('be kind');
    const agent = await house.signIn('agent');
    expect((await get(agent.cookie, 'format=text&notes=with')).status).toBe(403);
  });

  it('refuses strangers to the conversation, and what it cannot do', async () => {
    house.store.desk.set('e1', escalation({ state: 'active', owner: 'somebody' }));
    const agent = await house.signIn('agent');
    expect((await get(agent.cookie, 'format=text')).status).toBe(403);
    const lead = await house.signIn('supervisor');
    expect((await get(lead.cookie, 'format=docx')).status).toBe(400);
    expect((await get(lead.cookie, 'timeZone=Moon/Sea')).status).toBe(400);
  });
});

describe('a summary for the next agent', () => {
  it('is for whoever has the conversation, and leads', async () => {
    const owner = await house.signIn('agent');
    const path = '/api/escalations/e1/summary?locale=zh-HK';
    expect((await house.call('GET', path, { cookie: owner.cookie })).json).toEqual({
      summary: 'summary zh-HK 2',
    });
    const lead = await house.signIn('supervisor');
    expect((await house.call('GET', path, { cookie: lead.cookie })).status).toBe(200);
    house.store.desk.set('e1', escalation({ state: 'waiting' }));
    const refused = await house.call('GET', path, { cookie: owner.cookie });
    expect(refused.json['code']).toBe('NOT_OWNER');
  });
});
