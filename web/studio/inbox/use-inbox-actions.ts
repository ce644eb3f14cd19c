import type { IntentSheet, MissedView, SaveIntent } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { api } from '../lib/api';
import { useStudio } from '../lib/studio-context';
import { byLocale } from './selection';
import { sentencesText, useInboxTexts, type InboxMessages } from './texts';

/** Under this id the bot learns what it must not answer. */
export const NONE = 'none';

export interface Target {
  intent: string;
  title: string;
}
type State = MissedView['state'];
type Undo = () => Promise<unknown>;

export interface InboxActions {
  add: (target: Target, sentences: MissedView[], golden: boolean) => Promise<void>;
  create: (target: Target, words: SaveIntent, sentences: MissedView[]) => Promise<void>;
  move: (sentences: MissedView[], state: State) => Promise<void>;
}

/** What can be done with sentences of the given state. Each says so and can be taken back; `changed` runs after either. */
export function useInboxActions(state: State, changed: () => void): InboxActions {
  const texts = useInboxTexts();
  const { say, fail } = useStudio();

  const tell = (text: string, undo: Undo): void => {
    changed();
    const takeBack = (): void =>
      void undo()
        .then(() => say(texts.undone), fail)
        .finally(changed);
    say(text, { label: texts.undo, run: takeBack });
  };
  const putBack = (sentences: MissedView[]): Promise<unknown> => put(sentences, state);

  return {
    add: async (target, sentences, golden) => {
      const undo = await addAll(target.intent, sentences, golden);
      tell(addedText(target, sentences.length, texts), () => undo().then(() => putBack(sentences)));
    },
    create: async (target, words, sentences) => {
      await api.save(target.intent, words);
      await put(sentences, 'done');
      const n = sentencesText(sentences.length, texts);
      tell(fill(texts.created, { title: target.title, n }), () =>
        api.revert(target.intent).then(() => putBack(sentences)),
      );
    },
    move: async (sentences, to) => {
      await put(sentences, to);
      const said = { new: texts.restored, done: texts.done, ignored: texts.ignored }[to];
      tell(fill(said, { n: sentencesText(sentences.length, texts) }), () => putBack(sentences));
    },
  };
}

const put = (sentences: MissedView[], state: State): Promise<unknown> =>
  api.setMissed(
    sentences.map(({ id }) => id),
    state,
  );

function addedText({ intent, title }: Target, count: number, texts: InboxMessages): string {
  const n = sentencesText(count, texts);
  return intent === NONE ? fill(texts.addedNone, { n }) : fill(texts.added, { n, title });
}

/** Adds the sentences locale by locale; what it answers puts the intent back to how it stood before. */
async function addAll(intent: string, sentences: MissedView[], golden: boolean): Promise<Undo> {
  const before = intent === NONE ? null : await api.intent(intent);
  for (const [locale, part] of byLocale(sentences)) {
    const [texts, missed] = [part.map(({ text }) => text), part.map(({ id }) => id)];
    await api.addQuestions(intent, { locale, texts, missed, golden });
  }
  if (before === null) return () => Promise.resolve();
  const { revision } = await api.intent(intent);
  return () => api.save(intent, restored(before, revision));
}

/** Why the later revision: what somebody else changes before it is undone must not be lost. */
function restored(before: IntentSheet, revision: string): SaveIntent {
  const { topic, golden, en, 'zh-CN': zhCN, 'zh-HK': zhHK } = before;
  return { revision, topic, golden, en, 'zh-CN': zhCN, 'zh-HK': zhHK };
}
