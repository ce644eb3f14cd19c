import { parseChinaTime, untilChinaHour, untilChinaTomorrow } from './china-time';

describe('parseChinaTime', () => {
  it.each([
    ['2024-01-01 00:00:00', '2023-12-31T16:00:00.000Z'],
    ['20170901000000', '2017-08-31T16:00:00.000Z'],
    ['2024-02-29 23:59:59', '2024-02-29T15:59:59.000Z'],
    ['Thu, 25 Nov 2021 10:27:00 +0800', '2021-11-25T02:27:00.000Z'],
    ['25 Nov 2021 10:27:00 +0000', '2021-11-25T10:27:00.000Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseChinaTime(text)?.toISOString()).toBe(iso);
  });

  it.each([
    '',
    'soon',
    '2024-13-01 00:00:00',
    '2023-02-29 00:00:00',
    '2024-01-01 25:00:00',
    '2024',
    '1457336869',
  ])('does not read %j', (text) => {
    expect(parseChinaTime(text)).toBeNull();
  });
});

describe('waiting for an hour in China', () => {
  const MINUTE = 60_000;
  it.each([
    ['2025-01-02T15:59:00Z', 2 * MINUTE],
    ['2025-01-02T16:00:00Z', 24 * 60 * MINUTE + MINUTE],
    ['2025-01-02T17:00:00Z', 23 * 60 * MINUTE + MINUTE],
  ])('from %s the next day begins in %d ms', (now, wait) => {
    expect(untilChinaTomorrow(new Date(now))).toBe(wait);
  });

  it('waits for eight in the morning', () => {
    expect(untilChinaHour(new Date('2025-01-02T14:30:00Z'), 8)).toBe(9.5 * 60 * MINUTE + MINUTE);
    expect(untilChinaHour(new Date('2025-01-02T23:30:00Z'), 8)).toBe(30 * MINUTE + MINUTE);
  });
});
