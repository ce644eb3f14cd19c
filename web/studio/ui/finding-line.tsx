import type { ReactNode } from 'react';
import type { FindingView } from '../../../src/contract/studio';
import { useWords } from '../lib/words';
import { FINDINGS, type FindingWords } from '../messages/findings';

interface Props {
  finding: FindingView;
  /** Say in which file and line too. */
  place?: boolean;
}

/** What is wrong and what to do about it, in the reader's language; the checker's own words, which name the case, below. */
export function FindingLine({ finding, place = false }: Props): ReactNode {
  const words = useWords(FINDINGS);
  const { severity, rule, message, file, line } = finding;
  const said = isKnown(rule, words.rules) ? words.rules[rule] : null;
  return (
    <p className={`finding ${severity}`}>
      <span className="hidden">{words[severity]}: </span>
      {said !== null && <span>{said}</span>}
      <span className={said === null ? '' : 'soft'} lang="en">
        {message}
      </span>
      {place && (
        <code>
          {file}:{line}
        </code>
      )}
    </p>
  );
}

function isKnown(rule: string, rules: FindingWords['rules']): rule is keyof FindingWords['rules'] {
  return rule in rules;
}
