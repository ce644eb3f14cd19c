import type { IntentRow, MissedView, SaveIntent, WordedIntent } from '../../../src/contract/studio';

/** Languages that an intent is written in; zh-HK is derived. */
export const WRITTEN = ['zh-CN', 'en'] as const;
export type Written = (typeof WRITTEN)[number];

export interface Draft {
  id: string;
  topic: string;
  words: Partial<Record<Written, { title: string; questions: string; answer: string }>>;
}
export type Wrong = Partial<Record<string, 'required' | 'badId' | 'badTopic' | 'idTaken'>>;

const writtenOf = ({ locale }: MissedView): Written => (locale === 'en' ? 'en' : 'zh-CN');

/** A form with the sentences as questions of the language that they are written in. */
export function draftOf(sentences: readonly MissedView[], topic: string, prefix: string): Draft {
  const words: Draft['words'] = {};
  for (const language of WRITTEN) {
    const texts = sentences.filter((each) => writtenOf(each) === language).map(({ text }) => text);
    if (texts.length > 0) words[language] = { title: '', questions: texts.join('\n'), answer: '' };
  }
  return { id: prefix, topic, words };
}

/** What the ids of a topic begin with, such as `card.` in cards; empty when they do not agree. */
export function prefixOf(intents: readonly IntentRow[], topic: string): string {
  const counts = new Map<string, number>();
  for (const { id } of intents.filter((row) => row.topic === topic)) {
    const prefix = /^.*\./u.exec(id)?.[0] ?? '';
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** What is wrong with the form, by field (`id`, `topic`, `en.title` ...). */
export function wrongIn(draft: Draft, intents: readonly IntentRow[]): Wrong {
  const wrong: Wrong = {};
  if (!/^[A-Za-z_][\w.-]*\w$/u.test(draft.id)) wrong['id'] = draft.id === '' ? 'required' : 'badId';
  else if (intents.some(({ id }) => id === draft.id)) wrong['id'] = 'idTaken';
  if (!/^[a-z][a-z0-9-]*$/u.test(draft.topic)) wrong['topic'] = draft.topic === '' ? 'required' : 'badTopic';
  for (const language of WRITTEN) {
    for (const [field, value] of Object.entries(draft.words[language] ?? {}))
      if (value.trim() === '') wrong[`${language}.${field}`] = 'required';
  }
  return wrong;
}

export function saveOf({ topic, words }: Draft): SaveIntent {
  const saved: SaveIntent = { revision: null, topic };
  for (const language of WRITTEN) {
    const own = words[language];
    if (own !== undefined) saved[language] = wordedOf(own);
  }
  return saved;
}

function wordedOf({
  title,
  questions,
  answer,
}: {
  title: string;
  questions: string;
  answer: string;
}): WordedIntent {
  const lines = questions.split('\n').map((line) => line.trim());
  return { title: title.trim(), questions: lines.filter(Boolean), answer: answer.trim(), buttons: [] };
}
