import { readFileSync, writeFileSync } from 'node:fs';
import { ROLES } from '../../../src/contract/agent';
import { ACCESS, type EndpointKey } from '../../../src/http/access';
import { AUDITED } from '../../../src/http/audited';
import { rightsPage } from '../../support/rights-page';

const FILE = 'docs/rights.md';

describe('the page of rights', () => {
  test('is what the tables say', () => {
    const page = rightsPage();
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, page);
    expect(readFileSync(FILE, 'utf8')).toBe(page);
  });

  test('every act that is noted is an endpoint that somebody signs in for', () => {
    for (const key of Object.keys(AUDITED) as EndpointKey[]) expect(ACCESS[key]).not.toBe('public');
  });

  test('whatever only administrators may do, and changes something, is noted', () => {
    const adminOnly = (Object.keys(ACCESS) as EndpointKey[]).filter((key) => {
      const roles: readonly string[] | 'public' = ACCESS[key];
      return roles !== 'public' && roles.length < ROLES.length && roles.every((role) => role === 'admin');
    });
    const changing = adminOnly.filter((key) => !key.startsWith('GET '));
    expect(changing.length).toBeGreaterThan(4);
    for (const key of changing) expect([key, AUDITED[key] !== undefined]).toEqual([key, true]);
  });
});
