import type { ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { useExplain } from '../lib/use-explain';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { CONTENT } from '../messages/content';
import { FindingLine } from '../ui/finding-line';
import { fieldOf, localeOf } from './findings';
import type { Lint } from './use-lint';

/** How the checks stand; those that belong to no field in full, the others beside their fields. */
export function Checks({ lint }: { lint: Lint }): ReactNode {
  const words = useWords(EDITOR);
  const list = useWords(CONTENT);
  const explain = useExplain();
  const errors = lint.findings.filter(({ severity }) => severity === 'error').length + lint.problems.size;
  const warnings = lint.findings.filter(({ severity }) => severity === 'warning').length;
  const unplaced = lint.findings.filter((finding) => fieldOf(finding) === null || localeOf(finding) === null);
  return (
    <section className="checks" aria-label={words.checks} aria-live="polite">
      <p className="checks-line">
        <b>{words.checks}</b>
        {errors > 0 && (
          <span className="tag bad">{errors === 1 ? list.error : fill(list.errors, { n: errors })}</span>
        )}
        {warnings > 0 && (
          <span className="tag warn">
            {warnings === 1 ? list.warning : fill(list.warnings, { n: warnings })}
          </span>
        )}
        {errors + warnings === 0 && lint.state === 'done' && (
          <span className="good">✓ {words.noFindings}</span>
        )}
        {lint.state === 'checking' && <span className="soft">{words.checking}</span>}
        {lint.state === 'failed' && (
          <span className="warn">{fill(words.lintDown, { reason: explain(lint.error) })}</span>
        )}
      </p>
      {unplaced.map((finding) => (
        <FindingLine key={`${finding.file}${finding.line}${finding.rule}`} finding={finding} place />
      ))}
    </section>
  );
}
