import jwt from 'jsonwebtoken';
import { RETURN_SECONDS, TICKET_SECONDS, TOKEN_SECONDS, Tokens } from './tokens';

const KEY = 'a key of this installation';
const grant = { conv: 'wc-1', user: 'dl_1' };
const coded = (code: string) => expect.objectContaining({ code }) as Error;

function rig() {
  let now = Date.parse('2025-01-02T03:04:05Z');
  const clock = { now: () => new Date(now) };
  return { tokens: new Tokens(KEY, clock), wait: (seconds: number) => (now += seconds * 1000), clock };
}

describe('Tokens', () => {
  it('carries the grant, readable by directlinejs', () => {
    const { tokens } = rig();
    const token = tokens.issue({ ...grant, name: 'Li', locale: 'zh-CN', origins: ['https://a.example'] });
    expect(tokens.verify(token)).toMatchObject({ ...grant, name: 'Li', locale: 'zh-CN' });
    expect(jwt.decode(token)).toMatchObject({ user: 'dl_1', iss: 'switchboard', aud: 'directline' });
  });

  it('expires to the second, in the cache or not', () => {
    const { tokens, wait } = rig();
    const [seen, unseen] = [tokens.issue(grant), tokens.issue({ ...grant, user: 'dl_2' })];
    wait(TOKEN_SECONDS - 1);
    expect(tokens.verify(seen).user).toBe('dl_1');
    wait(1);
    expect(() => tokens.verify(seen)).toThrow(coded('TOKEN_EXPIRED'));
    expect(() => tokens.verify(unseen)).toThrow(coded('TOKEN_EXPIRED'));
  });

  it('knows only what it has verified', () => {
    const { tokens } = rig();
    const token = tokens.issue(grant);
    expect(tokens.knows(token)).toBe(false);
    tokens.verify(token);
    expect(tokens.knows(token)).toBe(true);
    expect(() => tokens.verify(`${token}x`)).toThrow(coded('UNAUTHENTICATED'));
    expect(tokens.knows(`${token}x`)).toBe(false);
  });

  it('lets a visitor return for seven days', () => {
    const { tokens, wait } = rig();
    const token = tokens.issue(grant);
    wait(TOKEN_SECONDS + RETURN_SECONDS - 1);
    expect(tokens.verifyReturning(token)?.conv).toBe('wc-1');
    wait(1);
    expect(tokens.verifyReturning(token)).toBeNull();
  });

  it('keeps tickets and tokens apart', () => {
    const { tokens, wait } = rig();
    const ticket = tokens.issueTicket(grant);
    expect(tokens.verifyTicket(ticket).conv).toBe('wc-1');
    expect(() => tokens.verify(ticket)).toThrow(coded('UNAUTHENTICATED'));
    expect(() => tokens.verifyTicket(tokens.issue(grant))).toThrow(coded('UNAUTHENTICATED'));
    wait(TICKET_SECONDS);
    expect(() => tokens.verifyTicket(ticket)).toThrow(coded('TOKEN_EXPIRED'));
  });

  it.each([
    [
      'another key',
      () => jwt.sign(grant, 'other', { issuer: 'switchboard', audience: 'directline', expiresIn: 60 }),
    ],
    ['another issuer', () => jwt.sign(grant, KEY, { issuer: 'x', audience: 'directline', expiresIn: 60 })],
    [
      'another algorithm',
      () => jwt.sign(grant, KEY, { algorithm: 'HS512', issuer: 'switchboard', audience: 'directline' }),
    ],
    [
      'no conversation',
      () => jwt.sign({ user: 'u' }, KEY, { issuer: 'switchboard', audience: 'directline', expiresIn: 60 }),
    ],
    ['nothing', () => ''],
    ['dots', () => '..'],
    ['a very long text', () => 'a.'.repeat(5000)],
  ])('refuses %s', (_what, make) => {
    const { tokens } = rig();
    expect(() => tokens.verify(make())).toThrow(coded('UNAUTHENTICATED'));
    expect(tokens.verifyReturning(make())).toBeNull();
  });

  it('agrees with another process of the installation', () => {
    const { tokens, clock } = rig();
    expect(new Tokens(KEY, clock).verify(tokens.issue(grant)).user).toBe('dl_1');
  });
});
