import type { ReactNode } from 'react';
import type { CsatView } from '../../../../src/contract/figures-api';
import { channelName } from '../../../shared/lib/channel-name';
import { clock } from '../../../shared/lib/format';
import { useCommon, usePrefs } from '../../../shared/lib/prefs';
import { fill } from '../../../shared/locale';
import { useReportTexts } from '../messages';

/** Ratings with the customers' words, newest first. */
export function RatingList({ ratings }: { ratings: CsatView['ratings'] }): ReactNode {
  const texts = useReportTexts();
  const common = useCommon();
  const { locale } = usePrefs();
  return (
    <ol className="ratings">
      {ratings.map(({ escalationId, conversationId, score, reason, queueTitle, channel, agent, at }) => (
        <li key={escalationId}>
          <span className={`stars s${score}`} role="img" aria-label={fill(texts.scoreOf, { n: score })}>
            {'★'.repeat(score)}
            {'☆'.repeat(5 - score)} <b>{score}</b>
          </span>
          <p className={reason === '' ? 'soft' : undefined}>{reason === '' ? texts.noReason : reason}</p>
          <span className="soft">
            {[clock(at, locale), queueTitle, channelName(channel, common), agent?.displayName ?? '']
              .filter(Boolean)
              .join(' · ')}
          </span>
          <a href={`#/c/${encodeURIComponent(conversationId)}`}>{texts.openTalk}</a>
        </li>
      ))}
    </ol>
  );
}
