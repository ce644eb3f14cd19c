import type { MissedGroup, MissedView } from '../../../src/contract/studio';

/** Ids of the sentences that are ticked. */
export type Selection = ReadonlySet<string>;

/** Ticks all of them, or none when all were. */
export function toggle(selection: Selection, ids: readonly string[]): Selection {
  const next = new Set(selection);
  const all = ids.every((id) => next.has(id));
  for (const id of ids) {
    if (all) next.delete(id);
    else next.add(id);
  }
  return next;
}

/** What an action on a group is about: its ticked sentences, or all of it when none is. */
export function aboutGroup(group: MissedGroup, selection: Selection): MissedView[] {
  const ticked = group.sentences.filter(({ id }) => selection.has(id));
  return ticked.length === 0 ? group.sentences : ticked;
}

export const tickedIn = (groups: readonly MissedGroup[], selection: Selection): MissedView[] =>
  groups.flatMap(({ sentences }) => sentences.filter(({ id }) => selection.has(id)));

/** Sentences by the locale that they are written in: each goes to its own file. */
export function byLocale(sentences: readonly MissedView[]): Map<MissedView['locale'], MissedView[]> {
  const parts = new Map<MissedView['locale'], MissedView[]>();
  for (const sentence of sentences)
    parts.set(sentence.locale, [...(parts.get(sentence.locale) ?? []), sentence]);
  return parts;
}

/** An agent who names another intent says that the sentence was misunderstood: it is not the answer then. */
const saysWrongAnswer = ({ kind, guess, correct }: MissedView): boolean =>
  kind === 'thumbs-down' || (kind === 'correction' && (correct === null || correct.intent === guess?.intent));

/** The intent whose answer did not help, when most of the group says so; null when it was not understood at all. */
export function wronglyAnswered(sentences: readonly MissedView[]): MissedView['guess'] {
  const bad = sentences.filter(saysWrongAnswer);
  return bad.length * 2 > sentences.length ? (bad.find(({ guess }) => guess !== null)?.guess ?? null) : null;
}
