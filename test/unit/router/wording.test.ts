import type { BusinessHours, Condition, Reply } from '../../../src/contract/content';
import { createCalendar } from '../../../src/calendar';
import { zonedTime } from '../../../src/router/zoned-time';
import { holds, worded } from '../../../src/router/wording';
import { turnInput } from '../../builders/turn-input';

const HOURS: BusinessHours = {
  timeZone: 'Asia/Shanghai',
  week: {
    mon: ['09:00-12:00', '13:30-17:30'],
    tue: ['09:00-17:30'],
    wed: ['09:00-17:30'],
    thu: ['09:00-17:30'],
    fri: ['09:00-17:30'],
    sat: [],
    sun: [],
  },
  // A holiday, and the Sunday that is worked for it.
  special: { '2026-10-01': [], '2026-09-27': ['09:00-17:30'] },
};

const calendar = createCalendar({
  content: () => ({ hours: (queue) => (queue === 'cards' ? HOURS : undefined) }),
});
const at = (iso: string) =>
  turnInput({
    isOpen: (queue) => calendar.isOpen(queue, new Date(iso)),
    today: zonedTime('Asia/Shanghai', new Date(iso)).day,
  });
const VIP = { tier: 'vip', region: null, manager: null };
const OPEN = '2026-01-05T02:00:00Z';
const LUNCH = '2026-01-05T04:30:00Z';

describe('business hours', () => {
  it.each([
    ['the first minute', '2026-01-05T01:00:00Z', true],
    ['the minute before', '2026-01-05T00:59:00Z', false],
    ['lunch', LUNCH, false],
    ['the last minute', '2026-01-05T09:29:00Z', true],
    ['the minute after', '2026-01-05T09:30:00Z', false],
    ['Saturday', '2026-01-10T02:00:00Z', false],
    ['a holiday on a Thursday', '2026-10-01T02:00:00Z', false],
    ['a Sunday that is worked', '2026-09-27T02:00:00Z', true],
  ])('%s', (_name, iso, open) => {
    expect(at(iso).isOpen('cards')).toBe(open);
  });

  it('tells the day of the place, not of the server', () => {
    expect(zonedTime('Asia/Shanghai', new Date('2026-01-01T16:00:00Z')).day).toBe('2026-01-02');
  });
});

describe('a condition', () => {
  it.each<[Condition, string, boolean]>([
    [{ open: 'cards' }, OPEN, true],
    [{ closed: 'cards' }, OPEN, false],
    [{ closed: 'cards' }, LUNCH, true],
    [{ open: 'loans' }, LUNCH, true],
    [{ closed: 'loans' }, LUNCH, false],
    [{ from: '2026-01-05' }, OPEN, true],
    [{ from: '2026-01-06' }, OPEN, false],
    [{ until: '2026-01-05' }, OPEN, true],
    [{ until: '2026-01-04' }, OPEN, false],
    [{ tier: ['vip'] }, OPEN, false],
    [{ open: 'cards', from: '2026-01-06' }, OPEN, false],
    [{}, OPEN, true],
  ])('%j at %s: %s', (condition, iso, expected) => {
    expect(holds(condition, at(iso))).toBe(expected);
  });

  it('knows the tier that the channel vouches for', () => {
    expect(holds({ tier: ['gold', 'vip'] }, { ...at(OPEN), profile: VIP })).toBe(true);
    expect(holds({ tier: ['gold'] }, { ...at(OPEN), profile: VIP })).toBe(false);
  });
});

describe('the words of an answer', () => {
  const here = at(OPEN).entry.channel;

  it('are the channel’s own, else the short ones where the channel is brief', () => {
    const reply: Reply = { text: 'Long.', sms: 'Short.', buttons: [] };
    expect(worded(reply, at(OPEN)).text).toBe('Long.');
    expect(worded(reply, { ...at(OPEN), brief: true }).text).toBe('Short.');
    const own = { ...reply, channels: { [here]: 'Own.', other: 'Not here.' } };
    expect(worded(own, { ...at(OPEN), brief: true }).text).toBe('Own.');
  });

  it('are those of the first variant whose condition holds', () => {
    const escalate = { queue: 'vip', priority: 'high', when: 'instead' } as const;
    const varied: Reply = {
      text: 'Usual.',
      buttons: ['A'],
      variants: [
        { if: { tier: ['vip'] }, wording: { text: 'For you.' }, escalate },
        { if: { closed: 'cards' }, wording: { text: 'Closed.' }, buttons: ['Call back'] },
        { if: {}, wording: { text: 'Never reached at lunch.' } },
      ],
    };
    expect(worded(varied, at(LUNCH))).toEqual({
      text: 'Closed.',
      buttons: ['Call back'],
      escalate: undefined,
    });
    expect(worded(varied, { ...at(LUNCH), profile: VIP })).toEqual({
      text: 'For you.',
      buttons: [],
      escalate,
    });
  });

  it('end with the pages that are still there', () => {
    const links = [
      { title: 'Fees', url: 'https://bank.example/fees' },
      { title: 'Last day', url: 'https://bank.example/a', expires: '2026-01-05' },
      { title: 'Over', url: 'https://bank.example/b', expires: '2026-01-04' },
    ];
    expect(worded({ text: 'See:', buttons: [], links }, at(OPEN)).text).toBe(
      'See:\nFees: https://bank.example/fees\nLast day: https://bank.example/a',
    );
  });

  it('offer what customers ask next, once each and at most six', () => {
    const followUps = ['b', 'c', 'd', 'e', 'f', 'g'];
    const { buttons } = worded({ text: 'x', buttons: ['title of b', 'A'], followUps }, at(OPEN));
    expect(buttons).toEqual(['title of b', 'A', 'title of c', 'title of d', 'title of e', 'title of f']);
  });

  it('take in what was asked for, and leave a stranger’s braces', () => {
    const text = '{amount} costs 1. {other} {__proto__}';
    expect(worded({ text, buttons: [] }, at(OPEN), { amount: '$&5' }).text).toBe(
      '$&5 costs 1. {other} {__proto__}',
    );
  });
});
