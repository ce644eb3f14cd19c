import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { WordedIntent } from '../../../src/contract/studio';
import { ApiError } from '../../shared/lib/http';
import { usePrefs } from '../../shared/lib/prefs';
import { fill, type Locale } from '../../shared/locale';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { Failure } from '../ui/failure';
import { Skeleton } from '../ui/skeleton';
import { Checks } from './checks';
import { ConflictDialog } from './conflict-dialog';
import { EditorHead } from './editor-head';
import { fieldOf, localeOf } from './findings';
import { GoldenRow } from './golden-row';
import { MissingIntent } from './missing-intent';
import { LanguageHeads, MissingLanguages } from './language-heads';
import { fromSheet, type Edited, type Field, type Words } from './model';
import { MoreRows } from './more-rows';
import { EditorContext, type EditorPlace } from './place';
import { AnswerRow, ButtonsRow, QuestionsRow, SmsRow, TitleRow } from './plain-rows';

import { SharedRows } from './shared-rows';
import { useEditorActions } from './use-editor-actions';
import { useIntent } from './use-intent';
import { useLint } from './use-lint';
import { useTryTarget } from './use-try-target';
import './editor.css';

/** One intent in all languages. */
export function IntentEditor({ id }: { id: string }): ReactNode {
  const editing = useIntent(id);
  const { sheet, edited, change, theirs, dirty } = editing;
  const words = useWords(EDITOR);
  const prefs = usePrefs();
  const { catalogue } = useStudio();
  const lint = useLint(sheet, edited);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const actions = useEditorActions(editing, setRefused);
  const [shown, setShown] = useState<Locale>(prefs.locale);
  useTryTarget(id, change);
  useEffect(() => {
    if (refused.size > 0) showFirst();
  }, [refused]);

  const setField = useCallback(
    <F extends Field>(locale: Locale, field: F, value: WordedIntent[F] | undefined) => {
      setRefused(new Map());
      change((before) => withField(before, locale, field, value));
    },
    [change],
  );
  const place = useMemo<EditorPlace | null>(
    () =>
      sheet === null || edited === null
        ? null
        : {
            sheet,
            edited,
            setField,
            setLocale: (locale, changed) => change((before) => ({ ...before, [locale]: changed })),
            setGolden: (golden) => change((before) => ({ ...before, golden })),
            problems: new Map([...lint.problems, ...refused]),
            findingsOf: (locale, field) =>
              lint.findings.filter((each) => fieldOf(each) === field && localeOf(each) === locale),
          },
    [sheet, edited, setField, change, lint, refused],
  );

  const missing = editing.error instanceof ApiError && editing.error.status === 404;
  if (missing && sheet === null) return <MissingIntent id={id} onRestored={() => void editing.reload()} />;
  if (place === null || sheet === null || edited === null) {
    return (
      <div className="page-body">
        <Failure error={editing.error} onRetry={() => void editing.reload()} />
        {editing.error === null && <Skeleton lines={10} />}
      </div>
    );
  }
  const touched = catalogue?.intents.find((row) => row.id === id)?.touched ?? null;
  const newer = dirty && touched !== null && touched.at > (sheet.touched?.at ?? '');
  return (
    <EditorContext value={place}>
      <div className="editor" data-shown={shown}>
        <EditorHead
          dirty={dirty}
          saving={editing.saving}
          onSave={actions.save}
          onRevert={actions.revert}
          onRemove={actions.remove}
          onTopic={(topic) => change((before) => ({ ...before, topic }))}
        />
        {newer && (
          <p className="newer" role="status">
            {fill(words.newer, { name: touched.by.displayName })}
          </p>
        )}
        <Checks lint={lint} />
        <MissingLanguages />
        <LanguageHeads shown={shown} onShow={setShown} />
        <TitleRow />
        <QuestionsRow />
        <AnswerRow />
        <SmsRow />
        <ButtonsRow />
        <SharedRows />
        <MoreRows />
        <GoldenRow />
      </div>
      {theirs !== null && (
        <ConflictDialog
          base={sheet}
          mine={edited}
          theirs={theirs}
          onSave={(merged) => actions.saveOver(theirs, merged)}
          onEdit={(merged) => editing.adopt(theirs, merged)}
          onDrop={() => editing.adopt(theirs, fromSheet(theirs))}
          onClose={editing.dismiss}
        />
      )}
    </EditorContext>
  );
}

function withField<F extends Field>(
  edited: Edited,
  locale: Locale,
  field: F,
  value: WordedIntent[F] | undefined,
): Edited {
  const { [field]: _, ...rest }: Words = edited[locale] ?? {};
  return { ...edited, [locale]: value === undefined ? rest : { ...edited[locale], [field]: value } };
}

/** Goes to the first field that stands in the way. */
function showFirst(): void {
  const cell = document.querySelector('.field-error')?.closest('.cell');
  cell?.scrollIntoView({ block: 'center' });
  cell?.querySelector<HTMLElement>('input:not([type=checkbox]),textarea')?.focus();
}
