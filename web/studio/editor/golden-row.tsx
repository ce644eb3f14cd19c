import type { ReactNode } from 'react';
import type { Locale } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { LineList } from './line-list';
import { useEditor } from './place';
import { Row } from './row';

/** Sentences that must be understood as this intent, by language. */
export function GoldenRow(): ReactNode {
  const words = useWords(EDITOR);
  return (
    <Row
      className="golden"
      label={words.golden}
      hint={words.goldenHint}
      cell={(locale) => <GoldenLines locale={locale} />}
    />
  );
}

function GoldenLines({ locale }: { locale: Locale }): ReactNode {
  const words = useWords(EDITOR);
  const { edited, setGolden } = useEditor();
  const lines = edited.golden.filter((each) => each.locale === locale).map(({ text }) => text);
  return (
    <LineList
      lines={lines}
      onChange={(next) =>
        setGolden([
          ...edited.golden.filter((each) => each.locale !== locale),
          ...next.map((text) => ({ text, locale })),
        ])
      }
      locale={locale}
      label={words.goldenLine}
      add={words.addGolden}
    />
  );
}
