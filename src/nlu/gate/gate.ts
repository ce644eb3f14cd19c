import type {
  ContentEngine,
  ContentFiles,
  Finding,
  GateCheck,
  GateReport,
  Prepared,
} from '../../contract/publishing';
import { lint, type LintOptions } from '../content/lint';
import { parseContent } from '../content/parse-content';
import type { ContentSource } from '../content/source';
import { compareGolden, type GoldenComparison } from './compare-golden';
import { goldenOf } from './golden';
import { replay } from './replay';
import { isSwallowed, swallowings } from './swallowing';
import type { Validation } from './validation';
import { Validations } from './validations';
import type { Validator } from './validator';

export interface GateDeps {
  prepare(files: ContentFiles): Promise<Prepared>;
  /** Null: this would be the first version. */
  live(): Prepared | null;
  validator: Validator;
  lintOptions: () => LintOptions;
  /** By how much cross-validation may be worse than the live version's, from 0 to 1. */
  margin: number;
  signal: AbortSignal;
}

type Check = GateReport['checks'][number];

const MOST_CONFUSIONS = 20;
const MOST_FINDINGS = 500;

/** Decides whether files may be published: what was right must not become wrong. */
export function createGate(deps: GateDeps): ContentEngine['gate'] {
  const validations = new Validations(deps.validator, deps.signal);
  return async (files, asked, progress = () => undefined) => {
    const started = performance.now();
    const source = parseContent(files);
    const findings = lint(source, deps.lintOptions());
    const report = emptyReport(source, findings);
    report.checks.push(lintCheck(findings));
    progress('lint', 1);
    if (report.checks.some(({ ok }) => !ok)) return finished(report, started);

    progress('train', 0);
    const live = deps.live();
    const candidate = await deps.prepare(files);
    progress('golden', 0);
    const golden = compareGolden(source, candidate, live);
    progress('validate', 0);
    const own = await validations.of(source, (done) => progress('validate', live ? done / 2 : done));
    const before =
      live &&
      (await validations.of(parseContent(live.files), (done) => progress('validate', (1 + done) / 2)));
    progress('replay', 0);
    report.replay = { asked: asked.length, changed: replay(asked, candidate, live) };
    const { better, worse, misses } = golden;
    Object.assign(report, { better, worse, misses });
    report.confusions = own.confusions
      .slice(0, MOST_CONFUSIONS)
      .map(({ from, to, count }) => ({ from, to, count }));
    report.findings.push(...swallowings(own.confusions, source));
    report.checks.push(
      ...goldenChecks(golden, live, deps.margin),
      ...validationChecks(own, before, deps.margin),
    );
    return finished(report, started);
  };
}

function emptyReport(source: ContentSource, findings: Finding[]): GateReport {
  const questions = [...source.intents.values()].flat().reduce((sum, one) => sum + one.questions.length, 0);
  return {
    ok: false,
    checks: [],
    findings: findings.slice(0, MOST_FINDINGS),
    better: [],
    worse: [],
    misses: [],
    confusions: [],
    replay: { asked: 0, changed: [] },
    questions,
    golden: goldenOf(source).length,
    ms: 0,
  };
}

function lintCheck(findings: readonly Finding[]): Check {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { name: 'lint', ok: errors === 0, figure: errors, live: null, margin: 0 };
}

/**
 * A golden sentence that the live version gets wrong as well may stay wrong; every other one must be right. Of those
 * that nothing may answer a few may change sides. Why: some lie near the border, and any new question moves it a little.
 */
function goldenChecks({ known, none }: GoldenComparison, live: Prepared | null, margin: number): Check[] {
  const one = (name: GateCheck, counts: typeof known, allowed: number): Check => ({
    name,
    ok: counts.newlyMissed <= counts.asked * allowed,
    figure: ratio(counts.passed, counts.asked),
    live: live ? ratio(counts.livePassed, counts.asked) : null,
    margin: allowed,
  });
  return [one('golden', known, 0), one('none', none, live ? margin : 0)];
}

function validationChecks(own: Validation, before: Validation | null, margin: number): Check[] {
  const one = (name: GateCheck, allowed: number, figureOf: (validation: Validation) => number): Check => {
    const figure = figureOf(own);
    const live = before ? figureOf(before) : null;
    return { name, ok: live === null || figure >= live - allowed, figure, live, margin: allowed };
  };
  const swallowed = ({ confusions }: Validation): number => confusions.filter(isSwallowed).length;
  const most = before ? swallowed(before) : null;
  return [
    one('accuracy', margin, ({ right, asked }) => ratio(right, asked)),
    // Why wider: it rests on an eighth of the intents.
    one('rejection', margin * 3, ({ rejected, strange }) => ratio(rejected, strange)),
    {
      name: 'swallowing',
      ok: most === null || swallowed(own) <= most,
      figure: swallowed(own),
      live: most,
      margin: 0,
    },
  ];
}

function finished(report: GateReport, started: number): GateReport {
  const ok = report.checks.every((check) => check.ok);
  return { ...report, ok, ms: Math.round(performance.now() - started) };
}

/** 1 where nothing was asked: nothing was wrong. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
