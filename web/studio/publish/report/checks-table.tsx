import type { ReactNode } from 'react';
import { usePrefs } from '../../../shared/lib/prefs';
import { usePublishTexts } from '../texts';
import { CheckStrip } from './check-strip';
import { figureText, type Check } from './figures';

/** Each check with both versions' figures. */
export function ChecksTable({ checks }: { checks: readonly Check[] }): ReactNode {
  const texts = usePublishTexts();
  return (
    <div className="table">
      <table className="gate-checks">
        <thead>
          <tr>
            <th scope="col">{texts.colCheck}</th>
            <th scope="col">{texts.colResult}</th>
            <th scope="col" className="number">
              {texts.colThis}
            </th>
            <th scope="col" className="number">
              {texts.colLive}
            </th>
            <th scope="col" className="number">
              {texts.colMargin}
            </th>
            <th scope="col">
              <Legend />
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <CheckRow key={check.name} check={check} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CheckRow({ check }: { check: Check }): ReactNode {
  const texts = usePublishTexts();
  const { locale } = usePrefs();
  const text = (value: number): string => figureText(check, value, locale);
  return (
    <tr className={check.ok ? '' : 'is-bad'}>
      <th scope="row">{texts[`c_${check.name}`]}</th>
      <td>
        <span className={check.ok ? 'tag good' : 'tag bad'}>{check.ok ? texts.passed : texts.refused}</span>
      </td>
      <td className="number">
        <b>{text(check.figure)}</b>
      </td>
      <td className="number">{check.live === null ? texts.noLive : text(check.live)}</td>
      <td className="number">{text(check.margin)}</td>
      <td>
        <CheckStrip check={check} />
      </td>
    </tr>
  );
}

function Legend(): ReactNode {
  const texts = usePublishTexts();
  return (
    <span className="legend">
      <i className="key-this" />
      {texts.legendThis} <i className="key-live" />
      {texts.legendLive} <i className="key-allowed" />
      {texts.legendAllowed}
    </span>
  );
}
