import { parseIpAllowList } from './ip-allow-list';

describe('parseIpAllowList', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7', true],
    ['203.0.113.7', '203.0.113.8', false],
    ['203.0.113.0/24', '203.0.113.255', true],
    ['203.0.113.0/24', '203.0.114.0', false],
    ['10.0.0.0/8 192.168.0.0/16', '192.168.3.4', true],
    ['10.0.0.0/8, 192.168.0.0/16', '172.16.0.1', false],
    ['203.0.113.0/24', '::ffff:203.0.113.9', true],
    ['203.0.113.0/24', '::FFFF:203.0.114.9', false],
    ['::ffff:203.0.113.0/120', '203.0.113.9', true],
    ['::ffff:203.0.113.0/120', '203.0.114.9', false],
    ['2001:db8::/32', '2001:db8:1::5', true],
    ['2001:db8::/32', '2001:db9::5', false],
    ['fe80::/10', 'fe80::1%eth0', true],
    ['2001:db8::/32', '203.0.113.9', false],
    ['any', '198.51.100.1', true],
    ['any', '2001:db8::1', true],
    ['any', 'nonsense', false],
    ['203.0.113.0/24', '', false],
    ['203.0.113.0/24', '203.0.113.7, 10.0.0.1', false],
  ])('%s and %s: %s', (list, ip, allowed) => {
    expect(parseIpAllowList(list).allows(ip)).toBe(allowed);
  });

  it.each([
    '',
    ' , ',
    'nonsense',
    '203.0.113.0/33',
    '203.0.113.0/',
    '203.0.113.0/a',
    '203.0.113.0/24/8',
    '0.0.0.0/0',
    '::/0',
    '::ffff:0.0.0.0/96',
    '2001:db8::/129',
    'fe80::1%eth0',
    'any, 203.0.113.1',
  ])('refuses %j', (list) => {
    expect(() => parseIpAllowList(list)).toThrow(
      expect.objectContaining({ code: 'CONFIG_INVALID' }) as Error,
    );
  });
});
