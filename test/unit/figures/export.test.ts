import { reportQuerySchema } from '../../../src/contract/figures-api';
import { createFigures } from '../../../src/figures';
import { FIGURES } from '../../../src/figures/figures';
import { figuresDeps } from '../../fakes/figures-deps';
import { agent, at, CASES, PRESENCES, TALLIES } from './example-day';

const FORMULA = '=HYPERLINK("http://evil.example","x")';

function figures() {
  const agents = [{ ...agent('ann', 'north'), displayName: FORMULA }, agent('bob', 'south')];
  const facts = { cases: CASES, agents, presences: PRESENCES, tallies: TALLIES, reads: 0 };
  return createFigures(figuresDeps({ ...facts, now: at(24 * 3600) }));
}
const query = reportQuerySchema.parse({
  ...{ from: '2026-01-05T00:00:00+08:00', to: '2026-01-06T00:00:00+08:00' },
  ...{ by: 'agent', interval: 'day', locale: 'en' },
});

describe('files of a report', () => {
  it('take no name for a formula, as CSV', async () => {
    const { bytes } = await figures().exported(query, 'csv');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain(`2026-01-05 00:00,"'=HYPERLINK(""http://evil.example"",""x"")",3,3,`);
  });

  it('are workbooks with a sheet of definitions', async () => {
    const { bytes, name } = await figures().exported(query, 'xlsx');
    expect(name).toBe('report-2026-01-05-2026-01-06.xlsx');
    const { default: read } = await import('read-excel-file/node');
    const [report, definitions, about] = await read(bytes);
    expect(report?.sheet).toBe('Report');
    expect(report?.data[0]?.slice(0, 3)).toEqual(['Begin', 'Agent', 'Handed to the desk (times)']);
    const ann = report?.data.find((row) => (row[1] ?? '').toString().includes('HYPERLINK'));
    expect(ann?.slice(0, 3)).toEqual(['2026-01-05 00:00', `'${FORMULA}`, 3]);
    const serviceLevel = FIGURES.findIndex(({ id }) => id === 'service-level');
    expect(report?.data[1]?.[2 + serviceLevel]).toBeCloseTo(0.4);
    expect(definitions?.data).toHaveLength(FIGURES.length + 1);
    expect(definitions?.data.find(([title]) => title === 'CSAT')?.[2]).toContain('1 very bad to 5 very good');
    expect(about?.data[0]).toEqual(['From', '2026-01-05 00:00']);
  });
});
