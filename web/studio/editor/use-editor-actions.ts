import { useCallback, useEffect } from 'react';
import type { IntentSheet } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { go, useLeaveGuard } from '../lib/route';
import { useStudio } from '../lib/studio-context';
import { useWords } from '../lib/words';
import { EDITOR, type EditorWords } from '../messages/editor';
import { fromSheet, tidy, WRITTEN, type Edited } from './model';
import type { IntentEditing, SaveOutcome } from './use-intent';
import { problemsOf } from './use-lint';

type Problems = ReadonlyMap<string, string>;
interface Actions {
  save: () => void;
  saveOver: (theirs: IntentSheet, edited: Edited) => void;
  revert: () => void;
  remove: () => void;
}

/** What is done with an intent as a whole; asks first where something would be lost. `refuse` is told what stands in the way of saving. */
export function useEditorActions(editing: IntentEditing, refuse: (problems: Problems) => void): Actions {
  const words = useWords(EDITOR);
  const { say, warn, fail, confirm, refresh, titleOf } = useStudio();
  const { sheet, edited, dirty, saving } = editing;
  const id = sheet?.id ?? '';
  const title = titleOf(id);

  const settle = async (work: () => Promise<SaveOutcome>, mine: Edited): Promise<void> => {
    try {
      const outcome = await work();
      if (outcome === 'gone') await bringBack(mine);
      if (outcome !== 'saved') return;
      say(words.saved);
      await refresh();
    } catch (error) {
      const problems = problemsOf(error);
      if (problems.size === 0) {
        fail(error);
        return;
      }
      refuse(problems);
      warn(words.fixFirst);
    }
  };
  const bringBack = async (mine: Edited): Promise<void> => {
    const yes = await confirm({ title: words.gone, text: words.goneText, action: words.goneAction });
    if (yes) await settle(() => editing.saveOver(null, mine), mine);
  };
  const save = (): void => {
    if (edited === null || !dirty || saving) return;
    const empty = emptyFields(edited, words);
    refuse(empty);
    if (empty.size === 0) void settle(editing.save, edited);
    else warn(words.fixFirst);
  };
  const revert = async (): Promise<void> => {
    const yes = await confirm({
      title: words.revertTitle,
      text: fill(words.revertText, { title }),
      action: words.revert,
      danger: true,
    });
    if (!yes) return;
    try {
      await api.revert(id);
      const live = await api.intent(id);
      editing.adopt(live, fromSheet(live));
      say(fill(words.reverted, { title }));
      await refresh();
    } catch (error) {
      fail(error);
    }
  };
  const remove = async (): Promise<void> => {
    if (sheet === null) return;
    const questions = WRITTEN.reduce((sum, locale) => sum + (sheet[locale]?.questions.length ?? 0), 0);
    const yes = await confirm({
      title: words.removeTitle,
      text: fill(words.removeText, { title, questions }),
      action: words.removeAction,
      danger: true,
    });
    if (!yes) return;
    try {
      await api.remove(id, sheet.revision);
      editing.adopt(sheet, fromSheet(sheet));
      say(fill(words.removed, { title }));
      await refresh();
      go('content');
    } catch (error) {
      fail(error);
    }
  };

  useSaveKey(save);
  const askToLeave = useCallback(
    () =>
      confirm({
        title: words.leaveTitle,
        text: fill(words.leaveText, { title }),
        action: words.leave,
        danger: true,
      }),
    [confirm, words, title],
  );
  useLeaveGuard(dirty, askToLeave);

  return {
    save,
    saveOver: (theirs, mine) => void settle(() => editing.saveOver(theirs, mine), mine),
    revert: () => void revert(),
    remove: () => void remove(),
  };
}

function useSaveKey(save: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}

/** Fields that must hold something and do not. */
function emptyFields(edited: Edited, words: EditorWords): Problems {
  const found = new Map<string, string>();
  const tidied = tidy(edited);
  for (const locale of WRITTEN) {
    const written = tidied[locale];
    if (written === null) continue;
    for (const field of ['title', 'questions', 'answer'] as const) {
      if (written[field].length === 0) found.set(`${locale}.${field}`, words.required);
    }
  }
  return found;
}
