import { FIRST_PREVIOUS, hashOf, type AuditEntry } from '../../../src/contract/audit';

const linked: Omit<AuditEntry, 'hash'> = {
  ...{ action: 'agent.change', outcome: 'allowed', actor: 'a1', actorName: 'ann', subject: 'b1' },
  ...{ detail: { role: 'admin', team: 'x' }, address: '10.0.x.x' },
  ...{ number: 1, at: new Date(0), previous: FIRST_PREVIOUS },
};

describe('the hash of an entry', () => {
  test('does not depend on the order of the details', () => {
    expect(hashOf({ ...linked, detail: { team: 'x', role: 'admin' } })).toBe(hashOf(linked));
  });

  test.each<[string, Partial<AuditEntry>]>([
    ['its number', { number: 2 }],
    ['its time', { at: new Date(1) }],
    ['the one before', { previous: '1'.repeat(64) }],
    ['the act', { action: 'agent.create' }],
    ['what became of it', { outcome: 'failed' }],
    ['who', { actor: 'a2' }],
    ['the name', { actorName: 'bob' }],
    ['to whom', { subject: 'b2' }],
    ['a value', { detail: { role: 'agent', team: 'x' } }],
    ['which values', { detail: { role: 'admin' } }],
    ['where from', { address: '10.1.x.x' }],
  ])('holds %s', (_what, change) => {
    expect(hashOf({ ...linked, ...change })).not.toBe(hashOf(linked));
  });
});
