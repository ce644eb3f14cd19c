import type { ReactNode } from 'react';
import { ChoiceField } from './choice-field';
import { useReportTexts } from './messages';
import { SpanFields } from './span-fields';
import { GROUPINGS, type Grouping, type Narrowing, type ReportChoice, type Step } from './use-report';

/** What the report is of. */
export function ReportFilters({ report }: { report: ReportChoice }): ReactNode {
  const texts = useReportTexts();
  const { span, by, setBy, step, steps, setStep, only, setOnly, choices } = report;
  const field = (name: keyof Narrowing, list: keyof typeof choices): ReactNode => (
    <ChoiceField
      label={texts[name]}
      choices={choices[list]}
      value={only[name] ?? ''}
      onChange={(value) => setOnly({ ...only, [name]: value })}
    />
  );
  return (
    <form className="filters" onSubmit={(event) => event.preventDefault()}>
      <SpanFields span={span} />
      <label>
        {texts.interval}
        <select value={step} onChange={(event) => setStep(event.target.value as Step)}>
          {steps.map((each) => (
            <option key={each} value={each}>
              {texts[each]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {texts.by}
        <select value={by} onChange={(event) => setBy(event.target.value as Grouping)}>
          {GROUPINGS.map((each) => (
            <option key={each} value={each}>
              {texts[each]}
            </option>
          ))}
        </select>
      </label>
      {field('queue', 'queues')}
      {field('channel', 'channels')}
      {field('agent', 'agents')}
      {field('team', 'teams')}
    </form>
  );
}
