import type { ReactNode } from 'react';
import type { WordedIntent } from '../../../src/contract/studio';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { same, WRITTEN, type Edited, type Written } from './model';
import { useEditor } from './place';
import { FieldNotes } from './row';

export type Escalate = NonNullable<WordedIntent['escalate']>;

/** What holds in every language alike: whether a person joins, and what is asked next. */
export function SharedRows(): ReactNode {
  const words = useWords(EDITOR);
  return (
    <div className="shared-rows">
      <section className="field-row" aria-label={words.handOff}>
        <h3>
          {words.handOff} <span className="soft">{words.handOffHint}</span>
        </h3>
        <HandOff />
        <SharedNotes field="escalate" />
      </section>
      <section className="field-row" aria-label={words.followUps}>
        <h3>
          {words.followUps} <span className="soft">{words.followUpsHint}</span>
        </h3>
        <FollowUps />
        <SharedNotes field="followUps" />
      </section>
    </div>
  );
}

const present = (edited: Edited): Written[] => WRITTEN.filter((locale) => edited[locale] !== null);

function SharedNotes({ field }: { field: 'escalate' | 'followUps' }): ReactNode {
  return WRITTEN.map((locale) => <FieldNotes key={locale} locale={locale} field={field} />);
}

function HandOff(): ReactNode {
  const words = useWords(EDITOR);
  const { edited, setField } = useEditor();
  const locales = present(edited);
  const values = locales.map((locale) => edited[locale]?.escalate);
  const differ = values.some((value) => !same(value, values[0]));
  if (!differ) {
    return (
      <EscalateFields
        value={values[0]}
        onChange={(value) => locales.forEach((locale) => setField(locale, 'escalate', value))}
      />
    );
  }
  return (
    <>
      <p className="finding warning">{words.handOffDiffers}</p>
      {locales.map((locale) => (
        <div key={locale} className="per-locale">
          <b>{LOCALE_NAMES.find(([id]) => id === locale)?.[1]}</b>
          <EscalateFields
            value={edited[locale]?.escalate}
            onChange={(value) => setField(locale, 'escalate', value)}
          />
        </div>
      ))}
    </>
  );
}

interface EscalateProps {
  value: Escalate | undefined;
  onChange: (value: Escalate | undefined) => void;
}

const PRIORITIES = ['normal', 'high', 'urgent'] as const;
const TIMES = ['after-answer', 'instead'] as const;

export function EscalateFields({ value, onChange }: EscalateProps): ReactNode {
  const words = useWords(EDITOR);
  const { locale } = usePrefs();
  const queues = useStudio().catalogue?.queues ?? [];
  const choose = (queue: string): void =>
    onChange(queue === '' ? undefined : { priority: 'normal', when: 'after-answer', ...value, queue });
  return (
    <div className="inline-fields">
      <label>
        {words.queue}
        <select value={value?.queue ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{words.noHandOff}</option>
          {queues.map(({ id, titles }) => (
            <option key={id} value={id}>
              {titles[locale]}
            </option>
          ))}
          {value !== undefined && queues.every(({ id }) => id !== value.queue) && (
            <option value={value.queue}>{value.queue}</option>
          )}
        </select>
      </label>
      {value !== undefined && (
        <>
          <label>
            {words.priority}
            <select
              value={value.priority}
              onChange={(event) =>
                onChange({ ...value, priority: event.target.value as Escalate['priority'] })
              }
            >
              {PRIORITIES.map((priority) => (
                <option key={priority} value={priority}>
                  {words[priority]}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.when}
            <select
              value={value.when}
              onChange={(event) => onChange({ ...value, when: event.target.value as Escalate['when'] })}
            >
              {TIMES.map((when) => (
                <option key={when} value={when}>
                  {words[when]}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
    </div>
  );
}

function FollowUps(): ReactNode {
  const words = useWords(EDITOR);
  const { locale } = usePrefs();
  const { catalogue, titleOf } = useStudio();
  const { edited, sheet, setField } = useEditor();
  const locales = present(edited);
  const chosen = [...new Set(locales.flatMap((each) => edited[each]?.followUps ?? []))];
  const put = (ids: string[]): void =>
    locales.forEach((each) => setField(each, 'followUps', ids.length === 0 ? undefined : ids));
  const left = (catalogue?.intents ?? []).filter(
    ({ id, change }) => id !== sheet.id && change !== 'removed' && !chosen.includes(id),
  );
  return (
    <div className="picked">
      {chosen.map((id) => (
        <span key={id} className="pick">
          {titleOf(id)}
          <button
            type="button"
            className="quiet"
            aria-label={fill(words.remove_, { what: titleOf(id) })}
            onClick={() => put(chosen.filter((each) => each !== id))}
          >
            ✕
          </button>
        </span>
      ))}
      {chosen.length < 10 && (
        <select
          aria-label={words.addFollowUp}
          value=""
          onChange={(event) => put([...chosen, event.target.value])}
        >
          <option value="">{words.addFollowUp}</option>
          {left.map(({ id, titles }) => (
            <option key={id} value={id}>
              {titles[locale]} · {id}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
