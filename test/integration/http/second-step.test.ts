import { Secret, TOTP } from 'otpauth';
import { PASSWORD, startHouse, type HouseOptions, type TestHouse } from '../../fakes/http-house';

let house: TestHouse;
afterEach(() => house.close());

const STEP_MS = 30_000;
const open = async (options: HouseOptions = {}): Promise<string> => {
  house = await startHouse(options);
  return (await house.signIn('agent')).cookie;
};
const post = (path: string, cookie: string, body: object) => house.call('POST', path, { cookie, body });
const signIn = (code?: string) =>
  house.call('POST', '/api/session', { body: { username: 'agent', password: PASSWORD, code } });
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: house.clock.now().getTime() + steps * STEP_MS,
  });

/** Sets a second step up; gives its secret and the recovery codes. */
async function setUp(cookie: string): Promise<{ secret: string; codes: string[] }> {
  const started = await post('/api/account/second-step', cookie, { password: PASSWORD });
  const secret = String(started.json['secret']);
  const { json } = await post('/api/account/second-step/confirm', cookie, { code: codeOf(secret) });
  house.clock.advance(2 * STEP_MS);
  return { secret, codes: json['codes'] as string[] };
}

describe('the second step', () => {
  test('is set up with the password and a first code, and asked for from then on', async () => {
    const cookie = await open();
    const other = (await house.signIn('agent')).cookie;
    expect((await post('/api/account/second-step', cookie, { password: 'wrong' })).status).toBe(401);
    const started = await post('/api/account/second-step', cookie, { password: PASSWORD });
    expect(started.json['uri']).toMatch(/^otpauth:\/\/totp\/Switchboard:agent\?/);
    expect((await post('/api/account/second-step/confirm', cookie, { code: '000000' })).status).toBe(401);
    expect((await signIn()).status).toBe(201);
    const { codes } = await setUp(cookie);
    expect(codes).toHaveLength(10);
    expect((await house.call('GET', '/api/session', { cookie: other })).status).toBe(401);
    const { json } = await house.call('GET', '/api/account', { cookie });
    expect(json).toMatchObject({ secondStep: { state: 'on', recoveryLeft: 10, compulsory: false } });
    const refused = await signIn();
    expect([refused.status, refused.json['code']]).toEqual([401, 'SECOND_STEP']);
    expect(refused.headers.getSetCookie()).toEqual([]);
  });

  test('accepts a code once, of now or one step beside, and none before the last', async () => {
    const { secret } = await setUp(await open());
    expect((await signIn(codeOf(secret))).status).toBe(201);
    expect((await signIn(codeOf(secret))).status).toBe(401);
    expect((await signIn(codeOf(secret, 1))).status).toBe(201);
    expect((await signIn(codeOf(secret, -1))).status).toBe(401);
    house.clock.advance(4 * STEP_MS);
    expect((await signIn(codeOf(secret, -1))).status).toBe(201);
    expect((await signIn(codeOf(secret, -3))).status).toBe(401);
    expect((await signIn(codeOf(secret, 3))).status).toBe(401);
  });

  test('is not told of to whoever has not the password', async () => {
    await setUp(await open());
    const answer = await house.call('POST', '/api/session', {
      body: { username: 'agent', password: 'wrong', code: '1' },
    });
    expect(answer.json['code']).toBe('BAD_CREDENTIALS');
  });

  test('guesses are counted per person, wherever they come from', async () => {
    await open({ config: { TRUST_PROXY: 1 } }).then(setUp);
    const guess = (address: string) =>
      house.call('POST', '/api/session', {
        body: { username: 'agent', password: PASSWORD, code: '000000' },
        headers: { 'x-forwarded-for': address },
      });
    for (let i = 0; i < 10; i++) expect((await guess(`10.0.${i}.1`)).status).toBe(401);
    expect((await guess('10.9.9.9')).status).toBe(429);
  });

  test('being asked for the code does not count as a failure', async () => {
    const { secret } = await setUp(await open());
    for (let i = 0; i < 8; i++) expect((await signIn()).json['code']).toBe('SECOND_STEP');
    expect((await signIn(codeOf(secret))).status).toBe(201);
  });

  test('can be passed by each recovery code once; new ones replace them', async () => {
    const cookie = await open();
    const { codes } = await setUp(cookie);
    const [first = '', second = '', third = ''] = codes;
    expect((await signIn(first.toUpperCase().replace('-', ' '))).status).toBe(201);
    expect((await signIn(first)).status).toBe(401);
    expect((await signIn(second)).status).toBe(201);
    const { json } = await post('/api/account/second-step/recovery', cookie, { password: PASSWORD });
    expect((await signIn(third)).status).toBe(401);
    expect((await signIn((json['codes'] as string[])[0])).status).toBe(201);
  });

  test('is stored encrypted, and bound to its person', async () => {
    const { secret, codes } = await setUp(await open());
    const kept = await house.store.credentials.get('agent-1');
    expect(JSON.stringify(kept)).not.toContain(secret);
    for (const code of codes) expect(JSON.stringify(kept)).not.toContain(code);
    house.add('supervisor');
    const sealed = kept?.secondStep?.secret ?? '';
    await house.store.credentials.begin('supervisor-1', sealed);
    await expect(
      house.people.secondSteps.confirm(house.add('supervisor'), codeOf(secret)),
    ).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  test('is switched off with the password, and reset by an administrator, which ends the sessions', async () => {
    const cookie = await open();
    await setUp(cookie);
    expect((await post('/api/account/second-step/off', cookie, { password: 'wrong' })).status).toBe(401);
    expect((await post('/api/account/second-step/off', cookie, { password: PASSWORD })).status).toBe(204);
    expect((await signIn()).status).toBe(201);
    await setUp(cookie);
    const admin = (await house.signIn('admin')).cookie;
    const reset = () => house.call('DELETE', '/api/agents/agent-1/second-step', { cookie: admin });
    expect((await reset()).status).toBe(204);
    expect((await house.call('GET', '/api/session', { cookie })).status).toBe(401);
    expect((await signIn()).status).toBe(201);
    expect((await reset()).status).toBe(404);
  });

  test('where the role must have one, nothing else can be done before it is set up', async () => {
    const cookie = await open({ compulsory: ['agent'] });
    const { json } = await house.call('GET', '/api/session', { cookie });
    expect(json['limited']).toBe(true);
    for (const path of ['/api/queue', '/api/account/sessions', '/api/events']) {
      const answer = await house.call('GET', path, { cookie });
      expect([answer.status, answer.json['code']]).toEqual([403, 'SECOND_STEP_UNSET']);
    }
    await setUp(cookie);
    expect((await house.call('GET', '/api/session', { cookie })).json['limited']).toBe(false);
    expect((await house.call('GET', '/api/queue', { cookie })).status).toBe(200);
    expect((await post('/api/account/second-step/off', cookie, { password: PASSWORD })).status).toBe(409);
  });
});
