import type { GateReport } from '../contract/publishing';

const MOST = 200;
const MAX_TEXT = 1000;

/** A report that fits beside the files in one document, whatever the gate found. The first of each list are the worst. */
export function boundedReport(report: GateReport): GateReport {
  const { findings, better, worse, misses, confusions, replay } = report;
  return {
    ...report,
    findings: findings.slice(0, MOST).map((one) => ({ ...one, message: one.message.slice(0, MAX_TEXT) })),
    better: better.slice(0, MOST),
    worse: worse.slice(0, MOST),
    misses: misses.slice(0, MOST),
    confusions: confusions.slice(0, MOST),
    replay: { ...replay, changed: replay.changed.slice(0, MOST) },
  };
}
