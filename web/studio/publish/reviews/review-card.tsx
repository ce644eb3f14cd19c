import { useState, type ReactNode } from 'react';
import type { ReviewView } from '../../../../src/contract/studio-publishing';
import { clock } from '../../../shared/lib/format';
import { usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { Progress } from '../progress';
import { ReportView } from '../report/report-view';
import { Verdict } from '../report/verdict';
import { usePublishTexts } from '../texts';
import { ReviewActions } from './review-actions';
import { ReviewChanges } from './review-changes';

const TAGS: Record<ReviewView['state'], string> = {
  checking: 'changed',
  open: 'warn',
  refused: 'bad',
  rejected: 'bad',
  withdrawn: '',
  published: 'good',
};

interface Props {
  review: ReviewView;
  /** Says at once why it was refused. */
  newest?: boolean;
  onDecided: () => void;
}

/** A request to publish: who, what, how the check went, and what this person may do. */
export function ReviewCard({ review, newest = false, onDecided }: Props): ReactNode {
  const texts = usePublishTexts();
  const [shown, setShown] = useState<'report' | 'changes' | null>(null);
  const { state, notes, report, progress } = review;
  const toggle = (part: 'report' | 'changes'): void => setShown(shown === part ? null : part);
  return (
    <article className="card review" aria-label={notes}>
      <header>
        <span className={`tag ${TAGS[state]}`}>{texts[`s_${state}`]}</span>
        <ReviewFacts review={review} />
      </header>
      <p className="notes">{notes}</p>
      <Decision review={review} />
      {state === 'checking' && <Progress label={texts.checking} done={progress ?? 0} />}
      {newest && state === 'refused' && report !== null && shown !== 'report' && <Verdict report={report} />}
      <div className="review-foot">
        <button
          type="button"
          className="link"
          aria-expanded={shown === 'changes'}
          onClick={() => toggle('changes')}
        >
          {shown === 'changes' ? texts.hideChanges : texts.showChanges}
        </button>
        {report !== null && (
          <button
            type="button"
            className="link"
            aria-expanded={shown === 'report'}
            onClick={() => toggle('report')}
          >
            {shown === 'report' ? texts.hideReport : texts.showReport}
          </button>
        )}
        <ReviewActions review={review} onDecided={onDecided} />
      </div>
      {shown === 'report' && report !== null && <ReportView report={report} />}
      {shown === 'changes' && <ReviewChanges id={review.id} />}
    </article>
  );
}

function ReviewFacts({ review }: { review: ReviewView }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const { author, at, editors, base, source } = review;
  const facts = [
    fill(texts.byWhom, { name: author.displayName, time: clock(at, locale) }),
    editors.length > 0 &&
      fill(texts.editors, { names: editors.map(({ displayName }) => displayName).join(texts.listComma) }),
    base > 0 && fill(texts.basedOn, { n: base }),
    source === 'cli' && texts.fromCli,
  ];
  return <>{facts.map((fact) => fact !== false && <span key={fact}>{fact}</span>)}</>;
}

function Decision({ review }: { review: ReviewView }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const { decidedBy, decidedAt, comment, publication, state, report } = review;
  // Why: that is the only thing that is refused without a report.
  if (state === 'refused' && report === null) return <p className="decision">{texts.alreadyLive}</p>;
  if (decidedBy === null || decidedAt === null) return null;
  const values = { name: decidedBy.displayName, time: clock(decidedAt, locale) };
  return (
    <div className="decision">
      <span className="soft">
        {texts[`s_${state}`]} · {fill(texts.decided, values)}
        {publication !== null && ` · ${fill(texts.version, { n: publication })}`}
      </span>
      {comment !== '' && <p>{comment}</p>}
    </div>
  );
}
