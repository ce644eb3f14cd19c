import type { ReactNode } from 'react';
import type { GateReportView } from '../../../../src/contract/studio-publishing';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { usePublishTexts } from '../texts';
import { ChecksTable } from './checks-table';
import { Findings } from './findings';
import { Confusions } from './heat-map';
import { SentenceTable } from './sentence-table';
import { Verdict } from './verdict';

/** Everything that the gate found out, what decides first. */
export function ReportView({ report }: { report: GateReportView }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const { checks, findings, better, worse, misses, confusions, replay } = report;
  const others = misses.filter((miss) => !worse.some(({ text }) => text === miss.text));
  // Why: with errors in the content nothing is trained or measured.
  const measured = checks.some(({ name }) => name === 'accuracy');
  return (
    <div className="report">
      <Verdict report={report} />
      <ChecksTable checks={checks} />
      <SentenceTable title={texts.worseTitle} hint={texts.worseHint} sentences={worse} />
      <SentenceTable title={texts.missesTitle} sentences={others} />
      <SentenceTable title={texts.betterTitle} hint={texts.betterHint} sentences={better} />
      {measured && <Replay replay={replay} />}
      <Findings findings={findings} />
      {measured && <Confusions confusions={confusions} />}
      <p className="soft">
        {fill(texts.took, {
          questions: report.questions,
          golden: report.golden,
          time: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(report.ms / 1000),
        })}
      </p>
    </div>
  );
}

function Replay({ replay }: { replay: GateReportView['replay'] }): ReactNode {
  const texts = usePublishTexts();
  const { asked, changed } = replay;
  const times = changed.reduce((sum, { count }) => sum + count, 0);
  if (changed.length > 0) {
    const hint = fill(texts.replayHint, { changed: times, asked });
    return <SentenceTable title={texts.replayTitle} hint={hint} sentences={changed} asked />;
  }
  return (
    <section className="report-part">
      <h3>{texts.replayTitle}</h3>
      <p className="soft">{asked === 0 ? texts.replayNobody : fill(texts.replayNone, { asked })}</p>
    </section>
  );
}
