import type { GateReportView, ReviewView } from '../../../contract/studio-publishing';
import type { Colours } from '../colours';
import { percent, textTable } from '../table';

const MOST = 30;

/** The gate's verdict as a table, with what got better and worse. */
export function gateLines(report: GateReportView, { green, red, yellow, bold }: Colours): string[] {
  const rows = report.checks.map(({ name, ok, figure, live, margin }) => [
    name,
    ok ? green('ok') : red('refused'),
    shown(name, figure),
    live === null ? '-' : shown(name, live),
    margin === 0 ? '-' : percent(margin),
  ]);
  const findings = report.findings.slice(0, MOST).map(({ severity, file, line, message, rule }) => {
    const paint = severity === 'error' ? red : yellow;
    return `${paint(severity)} ${file}:${line}: ${message} (${rule})`;
  });
  return [
    textTable(['check', 'verdict', 'now', 'live', 'margin'], rows),
    ...findings,
    ...section(bold(red('worse')), report.worse),
    ...section(bold(green('better')), report.better),
    ...section(bold('misses'), report.misses),
    ...section(
      bold(`${report.replay.asked} past questions were asked again; changed`),
      report.replay.changed,
    ),
  ];
}

/** Lint and swallowing count, the others are shares. */
function shown(check: string, figure: number): string {
  return check === 'lint' || check === 'swallowing' ? String(figure) : percent(figure);
}

function section(title: string, changes: GateReportView['better']): string[] {
  if (changes.length === 0) return [];
  const lines = changes.slice(0, MOST).map(({ text, locale, before, after, expected, count }) => {
    const meant = expected === undefined ? '' : `, should be ${expected ?? 'none'}`;
    const change =
      before === after ? `${after ?? 'none'} as before` : `${before ?? 'none'} -> ${after ?? 'none'}`;
    const times = count > 1 ? ` (${count} times)` : '';
    return `  [${locale}] "${text}": ${change}${meant}${times}`;
  });
  const more = changes.length > MOST ? [`  and ${changes.length - MOST} more`] : [];
  return [`${title}: ${changes.length}`, ...lines, ...more];
}

/** What has become of a request to publish, and who has to do what next. */
export function reviewLines(review: ReviewView, base: string, colours: Colours): string[] {
  const report = review.report ? gateLines(review.report, colours) : [];
  return [...report, verdict(review, base, colours)];
}

function verdict(
  { id, state, may, publication, comment, decidedBy }: ReviewView,
  base: string,
  { green, red, yellow }: Colours,
): string {
  switch (state) {
    case 'checking':
      return `Request ${id} is being checked; follow it at ${base}/studio/ or add --wait`;
    case 'open':
      return yellow(
        `Request ${id} passed and waits for approval ${may.approve ? 'by you or another person who may publish' : 'by another person who may publish'}: ${base}/studio/`,
      );
    case 'published':
      return green(`Published as version ${publication ?? '?'}`);
    case 'refused':
      return red(
        `Refused: mend what is marked above and publish again${comment === '' ? '' : ` (${comment})`}`,
      );
    case 'rejected':
      return red(
        `Rejected by ${decidedBy?.displayName ?? 'somebody'}${comment === '' ? '' : `: ${comment}`}`,
      );
    case 'withdrawn':
      return red('Withdrawn');
  }
}
