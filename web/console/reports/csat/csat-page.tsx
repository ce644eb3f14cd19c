import { useEffect, useState, type ReactNode } from 'react';
import type { CsatView } from '../../../../src/contract/figures-api';
import { usePrefs } from '../../../shared/lib/prefs';
import { useLoaded } from '../../../shared/lib/use-loaded';
import { explain } from '../../lib/errors';
import { useTexts } from '../../lib/texts';
import { TopBar } from '../../shell/top-bar';
import { queryText, reportsApi } from '../api';
import { AreaBar } from '../area-bar';
import type { AreaProps } from '../area-props';
import { ChoiceField } from '../choice-field';
import { useReportTexts } from '../messages';
import { SpanFields } from '../span-fields';
import { useChoices } from '../use-choices';
import { useAgain, useLost } from '../use-lost';
import { useSpan } from '../use-span';
import { CsatSummary } from './csat-summary';
import { RatingList } from './rating-list';

/** What customers said: to agents their own, to leads everybody's. */
export function CsatPage({ me, onSignOut, onLost, leads }: AreaProps & { leads: boolean }): ReactNode {
  const texts = useReportTexts();
  const common = useTexts();
  const { locale } = usePrefs();
  const span = useSpan('week');
  const choices = useChoices(leads);
  const [only, setOnly] = useState({ queue: '', channel: '', agent: '', upTo: '5', reasons: 'all' });
  const query = queryText({ ...only, ...span.moments, locale });
  const found = useLoaded(query, reportsApi.csat);
  const { data, error } = found;
  useLost(error, onLost);
  useAgain(found);
  useEffect(() => {
    document.title = `${texts.ratings} · ${common.product}`;
  }, [texts, common]);

  return (
    <div className="page reports">
      <TopBar me={me} page="reports" onSignOut={onSignOut} />
      <main>
        <AreaBar page="csat" leads={leads} />
        <h1>{texts.ratings}</h1>
        <p className="soft">{leads ? texts.allRatings : texts.ownRatings}</p>
        <form className="filters" onSubmit={(event) => event.preventDefault()}>
          <SpanFields span={span} />
          <label>
            {texts.lowUpTo}
            <select value={only.upTo} onChange={({ target }) => setOnly({ ...only, upTo: target.value })}>
              <option value="5">{texts.scoresAll}</option>
              <option value="3">{texts.scoresLow}</option>
              <option value="1">{texts.scoresWorst}</option>
            </select>
          </label>
          {(['queue', 'channel', 'agent'] as const).map((name) => (
            <ChoiceField
              key={name}
              label={texts[name]}
              choices={choices[`${name}s`]}
              value={only[name]}
              onChange={(value) => setOnly({ ...only, [name]: value })}
            />
          ))}
          <label className="switch">
            <input
              type="checkbox"
              checked={only.reasons === 'given'}
              onChange={({ target }) => setOnly({ ...only, reasons: target.checked ? 'given' : 'all' })}
            />
            {texts.onlyReasons}
          </label>
        </form>
        {error !== null && (
          <p className="error" role="alert">
            {explain(error, common)}
          </p>
        )}
        {data === null && error === null && <p className="soft">{texts.loading}</p>}
        {data !== null && <Found view={data} />}
      </main>
    </div>
  );
}

function Found({ view }: { view: CsatView }): ReactNode {
  const texts = useReportTexts();
  if (view.answered === 0) {
    return (
      <div className="nothing">
        <h2>{texts.ratingsEmptyTitle}</h2>
        <p className="soft">{texts.ratingsEmptyHint}</p>
      </div>
    );
  }
  return (
    <>
      <CsatSummary view={view} />
      <RatingList ratings={view.ratings} />
      {view.more && <p className="soft">{texts.more}</p>}
    </>
  );
}
