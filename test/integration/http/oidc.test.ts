import { randomBytes } from 'node:crypto';
import { createIdentityProvider, type OidcSettings } from '../../../src/identity';
import type { IdentityProvider } from '../../../src/contract/sign-in';
import { createSeal } from '../../../src/identity/sealing';
import { fakeClock } from '../../fakes/clock';
import { startHouse, type TestHouse } from '../../fakes/http-house';
import { secret } from '../../fakes/people';
import { freePort } from '../../support/free-port';
import { startProvider, TestBrowser, type RunningProvider } from '../../support/oidc/start-provider';

const CLIENT = { id: 'switchboard', secret: 'client-secret-of-the-test' };
const BACK = '/api/sign-in/oidc/back';
const isBack = (url: URL): boolean => url.pathname === BACK;

/** As it is named to the provider; the house listens elsewhere. */
const url = 'http://desk.example';
let running: RunningProvider;
let house: TestHouse;
let browser: TestBrowser;
let settings: OidcSettings;

beforeAll(async () => {
  running = await startProvider({ ...CLIENT, redirectUri: `${url}${BACK}`, signedOutUri: `${url}/console/` });
});
afterAll(() => running.stop());
afterEach(() => house.close());

async function start(change: Partial<OidcSettings> = {}): Promise<void> {
  settings = {
    ...{
      issuer: running.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      name: 'Bank',
      creates: true,
    },
    ...{ roleClaim: 'roles', usernameClaim: 'preferred_username', scope: 'openid profile roles' },
    roles: [
      { claim: 'leads', role: 'supervisor' },
      { claim: 'desk', role: 'agent' },
    ],
    ...change,
  };
  const provider: IdentityProvider = createIdentityProvider({ settings, clock: fakeClock(), secret });
  house = await startHouse({ provider, config: { PUBLIC_URL: url } });
  browser = new TestBrowser({ [url]: house.url });
}

/** Goes to the provider as somebody, and comes back as far as the address with the answer. */
async function fetchAnswer(who: string, to = '/console/'): Promise<URL> {
  browser.forget(running.issuer);
  browser.set(running.issuer, 'who', encodeURIComponent(who));
  return browser.until(`${url}/api/sign-in/oidc?to=${to}`, isBack);
}

async function signIn(who: string, to?: string): Promise<string> {
  const answer = await browser.open((await fetchAnswer(who, to)).href);
  return answer.headers.get('location') ?? String(answer.status);
}
const me = async (): Promise<{ status: number; json: Record<string, unknown> }> =>
  house.call('GET', '/api/session', {
    cookie: `switchboard_session=${browser.get(url, 'switchboard_session') ?? ''}`,
  });

describe('signing in at the identity provider', () => {
  test('makes an account with the mapped role, and finds it again under any user name', async () => {
    await start();
    expect(await signIn('Li.Na~staff~desk', '/studio/')).toBe('/studio/');
    const { json } = await me();
    expect(json).toMatchObject({
      via: 'oidc',
      limited: false,
      agent: { username: 'li.na', role: 'agent', displayName: 'Li.Na Wang' },
    });
    expect(await signIn('Li.Na~staff~desk')).toBe('/console/');
    expect([...house.store.people.values()]).toHaveLength(1);
    const noted = house.people.noted.entries.map(({ action, outcome }) => `${action} ${outcome}`);
    expect(noted).toEqual(['session.open allowed', 'session.open allowed']);
  });

  test('is offered by name, and no password fits', async () => {
    await start();
    expect((await house.call('GET', '/api/sign-in')).json).toEqual({ provider: { name: 'Bank' } });
    await signIn('wei~desk');
    const body = { username: 'wei', password: 'anything' };
    expect((await house.call('POST', '/api/session', { body })).status).toBe(401);
  });

  test.each([
    ['whose role is not mapped', 'ann~cleaners', {}, 'role'],
    ['who has no role', 'ann', {}, 'role'],
    ['who is not known, where nobody is created', 'ann~desk', { creates: false }, 'unknown'],
    ['whom the provider refused', 'nobody', {}, 'failed'],
  ])('refuses somebody %s', async (_name, who, change, why) => {
    await start(change);
    expect(await signIn(who)).toBe(`/console/?sign-in=${why}`);
    expect((await me()).status).toBe(401);
    expect(house.people.noted.entries.at(-1)).toMatchObject({
      outcome: 'refused',
      detail: { why, via: 'oidc' },
    });
  });

  test('never takes over an account with a password, but one that an administrator made for it', async () => {
    await start({ creates: false });
    house.add('admin');
    expect(await signIn('admin~leads')).toBe('/console/?sign-in=unknown');
    const admin = await house.signIn('admin');
    const body = { username: 'mei', displayName: 'Mei', role: 'agent', team: 'Day' };
    expect((await house.call('POST', '/api/agents', { cookie: admin.cookie, body })).status).toBe(201);
    expect(await signIn('mei~leads')).toBe('/console/');
    expect((await me()).json['agent']).toMatchObject({ displayName: 'Mei', team: 'Day', role: 'supervisor' });
    expect(await signIn('mei~desk~x')).toBe('/console/?sign-in=unknown');
  });

  test('lets nobody in who is disabled, or lost the role meanwhile', async () => {
    await start();
    await signIn('ann~desk');
    const [known] = [...house.store.people.values()];
    await house.store.agents.update(known?.agent.id ?? '', { disabled: true });
    expect(await signIn('ann~desk')).toBe('/console/?sign-in=disabled');
    expect((await me()).status).toBe(401);
  });

  test('forged, foreign, repeated and late answers are refused', async () => {
    await start();
    const answer = await fetchAnswer('ann~desk');
    const change = (name: string, value: string): string => {
      const changed = new URL(answer);
      changed.searchParams.set(name, value);
      return changed.href;
    };
    const ticket = browser.get(url, 'switchboard_oidc') ?? '';
    const open = async (href: string, cookie = ticket): Promise<string | null> => {
      browser.set(url, 'switchboard_oidc', cookie);
      return (await browser.open(href)).headers.get('location');
    };
    const failed = '/console/?sign-in=failed';
    expect(await open(change('state', randomBytes(16).toString('hex')))).toBe(failed);
    expect(await open(change('iss', 'https://evil.example'))).toBe(failed);
    expect(await open(change('code', 'made-up'))).toBe(failed);
    expect(await open(answer.href, '')).toBe(failed);
    expect(await open(answer.href, `${ticket.slice(0, -4)}AAAA`)).toBe(failed);
    const other = new TestBrowser({ [url]: house.url });
    expect((await other.open(answer.href)).headers.get('location')).toBe(failed);
    expect(await open(answer.href)).toBe('/console/');
    expect(await open(answer.href)).toBe(failed);
  });

  test('an answer to another question is refused: the nonce', async () => {
    await start();
    const first = await fetchAnswer('ann~desk');
    const state = first.searchParams.get('state') ?? '';
    // Keeps state and verifier of the first, with the nonce of another.
    const seal = createSeal(secret('oidc'));
    const ticket = JSON.parse(
      seal.open(browser.get(url, 'switchboard_oidc') ?? '', 'oidc') ?? '{}',
    ) as object;
    expect(ticket).toMatchObject({ state });
    browser.set(url, 'switchboard_oidc', seal.close(JSON.stringify({ ...ticket, nonce: 'another' }), 'oidc'));
    expect((await browser.open(first.href)).headers.get('location')).toBe('/console/?sign-in=failed');
  });

  test('a provider that calls itself otherwise, or does not answer, lets nobody in', async () => {
    await start({ issuer: running.issuer.replace('127.0.0.1', 'localhost') });
    const leave = async (): Promise<string | null> =>
      (await browser.open(`${url}/api/sign-in/oidc`)).headers.get('location');
    expect(await leave()).toBe('/console/?sign-in=unreachable');
    await house.close();
    await start({ issuer: `http://127.0.0.1:${await freePort()}` });
    expect(await leave()).toBe('/console/?sign-in=unreachable');
  });

  test('comes back to our pages only', async () => {
    await start();
    const { status } = await browser.open(`${url}/api/sign-in/oidc?to=https://evil.example/`);
    expect(status).toBe(400);
  });

  test('signs out here and there', async () => {
    await start();
    await signIn('ann~desk');
    const away = (await browser.open(`${url}/api/sign-out/oidc`)).headers.get('location') ?? '';
    expect(away).toContain(`${running.issuer}/session/end?`);
    expect((await me()).status).toBe(401);
    expect((await browser.open(away)).status).toBe(200);
    expect((await browser.open(`${url}/api/sign-out/oidc`)).headers.get('location')).toBe('/console/');
  });

  test('is not there when it is not set up', async () => {
    house = await startHouse();
    expect((await house.call('GET', '/api/sign-in')).json).toEqual({ provider: null });
    expect((await house.call('GET', '/api/sign-in/oidc')).status).toBe(404);
    expect((await house.call('GET', `${BACK}?code=x&state=y`)).status).toBe(404);
  });
});
