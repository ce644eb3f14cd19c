import type { ReactNode } from 'react';
import { useReportTexts } from './messages';
import { PRESETS, type Preset } from './span';
import type { SpanChoice } from './use-span';

const ZONES = [
  ...new Set(['Asia/Shanghai', 'Asia/Hong_Kong', Intl.DateTimeFormat().resolvedOptions().timeZone, 'UTC']),
];

/** Which days, and by which clocks. */
export function SpanFields({ span }: { span: SpanChoice }): ReactNode {
  const texts = useReportTexts();
  const { preset, own, timeZone, setPreset, setOwn, setTimeZone } = span;
  return (
    <>
      <label>
        {texts.span}
        <select value={preset} onChange={(event) => setPreset(event.target.value as Preset)}>
          {PRESETS.map((each) => (
            <option key={each} value={each}>
              {texts[each]}
            </option>
          ))}
        </select>
      </label>
      {preset === 'custom' && (
        <>
          <label>
            {texts.fromDay}
            <input
              type="date"
              value={own.first}
              max={own.last}
              onChange={({ target: { value } }) => value !== '' && setOwn({ ...own, first: value })}
            />
          </label>
          <label>
            {texts.toDay}
            <input
              type="date"
              value={own.last}
              min={own.first}
              onChange={({ target: { value } }) => value !== '' && setOwn({ ...own, last: value })}
            />
          </label>
        </>
      )}
      <label>
        {texts.timeZone}
        <select value={timeZone} onChange={(event) => setTimeZone(event.target.value)}>
          {ZONES.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      </label>
    </>
  );
}
