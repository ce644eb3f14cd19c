import type { DeliveryReport } from '../../src/contract/channel';
import { reportWhenKnown } from './report-when-known';

const REPORT: DeliveryReport = { vendorId: 'SM1', state: 'delivered', at: new Date(0) };

function hostThatKnowsAfter(calls: number) {
  const seen: DeliveryReport[] = [];
  const report = (one: DeliveryReport) => Promise.resolve(seen.push(one) > calls);
  return { report, seen };
}

describe('reportWhenKnown', () => {
  it('asks once when the send is known', async () => {
    const host = hostThatKnowsAfter(0);
    await expect(reportWhenKnown(host, REPORT, [1000])).resolves.toBe(true);
    expect(host.seen).toEqual([REPORT]);
  });

  it('asks again while the answer to the send is still on its way', async () => {
    const host = hostThatKnowsAfter(2);
    await expect(reportWhenKnown(host, REPORT, [1, 1, 1])).resolves.toBe(true);
    expect(host.seen).toHaveLength(3);
  });

  it('gives up on a send that is not ours', async () => {
    const host = hostThatKnowsAfter(9);
    await expect(reportWhenKnown(host, REPORT, [1, 1])).resolves.toBe(false);
    expect(host.seen).toHaveLength(3);
  });

  it('does not let unknown reports pile up', async () => {
    const host = hostThatKnowsAfter(Infinity);
    const many = Array.from({ length: 250 }, () => reportWhenKnown(host, REPORT, [20]));
    await Promise.all(many);
    expect(host.seen).toHaveLength(250 + 200);
  });
});
