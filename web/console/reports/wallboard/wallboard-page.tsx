import { useEffect, type ReactNode } from 'react';
import { clock } from '../../../shared/lib/format';
import { usePrefs } from '../../../shared/lib/prefs';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { fill } from '../../../shared/locale';
import { Mark } from '../../../shared/ui/mark';
import { explain } from '../../lib/errors';
import { useTexts } from '../../lib/texts';
import { useNow } from '../../lib/use-now';
import { queryText, reportsApi } from '../api';
import { useReportTexts } from '../messages';
import { useLost } from '../use-lost';
import { AgentStates } from './agent-states';
import { AlarmList } from './alarm-list';
import { BigFigures } from './big-figures';
import { QueueBoard } from './queue-board';

const EVERY = 2_000;
const STALE = 15_000;

/** The desk on a television: no scrolling at 1920 by 1080, and nothing told by colour alone. */
export function WallboardPage({ onLost }: { onLost: (error: unknown) => void }): ReactNode {
  const texts = useReportTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const { data, error, refresh } = useLoaded(queryText({ locale }), reportsApi.wallboard);
  const now = useNow();
  useLost(error, onLost);
  useEffect(() => {
    document.title = `${texts.wallboard} · ${common.product}`;
  }, [texts, common]);
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) void refresh();
    }, EVERY);
    return () => clearInterval(timer);
  }, [refresh]);

  const isStale = data !== null && (error !== null || now - Date.parse(data.at) > STALE);
  return (
    <main className="wallboard" aria-label={texts.wallboard}>
      <header>
        <Mark />
        <h1>{texts.wallboard}</h1>
        {isStale && <p role="status">{fill(texts.stale, { time: clock(data.at, locale) })}</p>}
        <time>{new Date(now).toLocaleTimeString(locale, { hour12: false })}</time>
        <button type="button" onClick={() => void toggleFullScreen()}>
          {texts.fullScreen}
        </button>
        <a href="#/reports">{texts.leaveBoard}</a>
      </header>
      {data === null ? (
        <p className={error === null ? 'soft' : 'error'}>
          {error === null ? texts.loading : explain(error, common)}
        </p>
      ) : (
        <>
          <BigFigures board={data} />
          <QueueBoard queues={data.queues} />
          <AgentStates board={data} />
          <AlarmList alarms={data.alarms} />
        </>
      )}
    </main>
  );
}

async function toggleFullScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}
