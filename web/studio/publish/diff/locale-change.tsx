import { useMemo, useState, type ReactNode } from 'react';
import type { ContentDiff } from '../../../../src/contract/studio-publishing';
import { LOCALE_NAMES } from '../../../shared/locale';
import { usePublishTexts } from '../texts';
import { FieldChangeView } from './field-change';
import { fieldChanges } from './fields';
import { RawDiff } from './raw-diff';

/** What changed of an intent in one language: in words, and as the file has it for who asks. */
export function LocaleChange({ diff }: { diff: ContentDiff }): ReactNode {
  const texts = usePublishTexts();
  const [raw, setRaw] = useState(false);
  const { before, after, locale, title } = diff;
  const changes = useMemo(() => fieldChanges(before, after), [before, after]);
  const name = LOCALE_NAMES.find(([id]) => id === locale)?.[1] ?? locale;
  return (
    <section className="locale-change">
      <header>
        <h3>{name}</h3>
        <button type="button" className="link" aria-expanded={raw} onClick={() => setRaw(!raw)}>
          {raw ? texts.hideRaw : texts.showRaw}
        </button>
      </header>
      {raw && <RawDiff before={before} after={after} label={`${title} · ${name}`} />}
      {!raw && changes.length === 0 && <p className="soft">{texts.onlyLayout}</p>}
      {!raw && changes.map((change) => <FieldChangeView key={change.name} change={change} locale={locale} />)}
    </section>
  );
}
