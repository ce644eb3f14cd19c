import { useId, type ReactNode } from 'react';
import type { HongKongWords, WordedIntent } from '../../../src/contract/studio';
import { useStudio } from '../lib/studio-context';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { FindingLine } from '../ui/finding-line';
import { BLANK, type Field } from './model';
import { useEditor } from './place';

/** A field of one language, as it is drawn. */
export interface CellProps<F extends Field> {
  locale: Locale;
  value: WordedIntent[F] | undefined;
  onChange: (value: WordedIntent[F] | undefined) => void;
}

interface RowProps {
  label: string;
  hint: string;
  /** Draws the cell of a language. */
  cell: (locale: Locale) => ReactNode;
  className?: string;
}

/** One field in all languages side by side. */
export function Row({ label, hint, cell, className = '' }: RowProps): ReactNode {
  const id = useId();
  return (
    <section className={`field-row ${className}`} aria-labelledby={id}>
      <h3 id={id}>
        {label} <span className="soft">{hint}</span>
      </h3>
      <div className="cells">
        {LOCALE_NAMES.map(([locale, name]) => (
          <div
            key={locale}
            className="cell"
            data-locale={locale}
            role="group"
            aria-label={`${label} ${name}`}
          >
            {cell(locale)}
          </div>
        ))}
      </div>
    </section>
  );
}

/** A field with a language of its own in 简体中文 and English; Hong Kong's is derived unless written. */
export function FieldCell<F extends Field & keyof HongKongWords>({
  field,
  locale,
  draw,
  derived,
}: {
  field: F;
  locale: Locale;
  draw: (props: CellProps<F>) => ReactNode;
  /** What Hong Kong says when nothing is written for it. */
  derived: ReactNode;
}): ReactNode {
  const { edited, setField } = useEditor();
  const words = edited[locale];
  const onChange = (value: WordedIntent[F] | undefined): void => setField(locale, field, value);
  if (locale === 'zh-HK') return <OwnOrDerived field={field} draw={draw} derived={derived} />;
  if (words === null) return null;
  return (
    <>
      {draw({ locale, value: words[field] as WordedIntent[F], onChange })}
      <FieldNotes locale={locale} field={field} />
    </>
  );
}

function OwnOrDerived<F extends Field & keyof HongKongWords>({
  field,
  draw,
  derived,
}: {
  field: F;
  draw: (props: CellProps<F>) => ReactNode;
  derived: ReactNode;
}): ReactNode {
  const words = useWords(EDITOR);
  const { edited, sheet, setField } = useEditor();
  const written = edited['zh-HK']?.[field] as WordedIntent[F] | undefined;
  const mainland = edited['zh-CN'];
  if (mainland === null) return null;
  const first = (): WordedIntent[F] => {
    const known = sheet.derived as Partial<WordedIntent> | null;
    return known?.[field] ?? mainland[field] ?? (BLANK as WordedIntent)[field];
  };
  return (
    <>
      {written === undefined
        ? derived
        : draw({ locale: 'zh-HK', value: written, onChange: (value) => setField('zh-HK', field, value) })}
      <label className="own">
        <input
          type="checkbox"
          role="switch"
          checked={written !== undefined}
          onChange={(event) => setField('zh-HK', field, event.target.checked ? first() : undefined)}
        />
        {words.own}
        {written === undefined && <span>· {words.derived}</span>}
      </label>
      <FieldNotes locale="zh-HK" field={field} />
    </>
  );
}

/** What keeps the field from being saved, and what the checks say about it. */
export function FieldNotes({ locale, field }: { locale: Locale; field: Field }): ReactNode {
  const { problems, findingsOf } = useEditor();
  const path = `${locale}.${field}`;
  const problem = [...problems].filter(([at]) => at === path || at.startsWith(`${path}.`));
  return (
    <>
      {problem.map(([at, message]) => (
        <p key={at} className="field-error" role="alert">
          {message}
        </p>
      ))}
      {findingsOf(locale, field).map((finding) => (
        <FindingLine key={`${finding.rule}${finding.line}${finding.message}`} finding={finding} />
      ))}
    </>
  );
}

/** Names of the running channels, and those that are in use already. */
export function useChannels(used: readonly string[]): string[] {
  const { catalogue } = useStudio();
  return [...new Set([...(catalogue?.channels ?? []), ...used])];
}
