import { daysBefore, daysOf, momentsOf } from '../../../web/console/reports/span';
import { changeOf, shown } from '../../../web/console/reports/values';

const OWN = { first: '2026-01-01', last: '2026-01-02' };
const LATE = Date.parse('2026-01-05T17:00:00Z');

describe('the days of a report', () => {
  it('are those of the time zone, where it may be tomorrow', () => {
    expect(daysOf('today', 'Asia/Shanghai', LATE, OWN)).toEqual({ first: '2026-01-06', last: '2026-01-06' });
    expect(daysOf('yesterday', 'UTC', LATE, OWN)).toEqual({ first: '2026-01-04', last: '2026-01-04' });
    expect(daysOf('week', 'UTC', LATE, OWN)).toEqual({ first: '2025-12-30', last: '2026-01-05' });
    expect(daysOf('custom', 'UTC', LATE, OWN)).toBe(OWN);
  });

  it('begin and end at its midnights, and are compared with as many before', () => {
    const days = { first: '2026-03-28', last: '2026-03-29' };
    expect(momentsOf(days, 'Asia/Shanghai')).toEqual({
      from: '2026-03-27T16:00:00.000Z',
      to: '2026-03-29T16:00:00.000Z',
    });
    // on the 29th clocks go forward there: that day has 23 hours
    expect(momentsOf(days, 'Europe/Berlin')).toEqual({
      from: '2026-03-27T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
    expect(daysBefore(days)).toEqual({ first: '2026-03-26', last: '2026-03-27' });
  });
});

describe('a figure', () => {
  it('is shown by its unit', () => {
    expect(shown(0.8333, 'share', 'en')).toBe('83.3%');
    expect(shown(-75, 'seconds', 'en')).toBe('−1:15');
    expect(shown(12_345, 'count', 'en')).toBe('12,345');
    expect(shown(null, 'score', 'en')).toBe('–');
  });

  it('has become better or worse by what is wanted of it', () => {
    expect(changeOf(0.9, 0.8, { better: 'more' })).toEqual({ direction: 'up', better: true });
    expect(changeOf(30, 20, { better: 'less' })).toEqual({ direction: 'up', better: false });
    expect(changeOf(30, 20, { better: 'neither' })).toEqual({ direction: 'up', better: null });
    expect(changeOf(100, 100.2, { better: 'more' })).toEqual({ direction: 'same', better: null });
    expect(changeOf(1, null, { better: 'more' })).toBeNull();
  });
});
