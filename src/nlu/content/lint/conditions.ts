import type { Finding } from '../../../contract/publishing';
import type { HoursSource } from '../hours-schema';
import type { IntentSource } from '../schema';
import type { ContentSource, Located } from '../source';

type Variant = NonNullable<IntentSource['variants']>[number];
type If = Variant['if'];

/** Conditions that name what exists and can hold; variants that can be reached. */
export function conditionFindings(source: ContentSource, { today }: { today?: string }): Finding[] {
  const written = [...source.intents.values()].flat();
  return [...written, ...source.overrides].flatMap((intent) => [
    ...(intent.variants ?? []).flatMap((variant, at) =>
      problemsOf(variant.if, source, today).map((problem): Finding => {
        const message = `the condition ${problem}`;
        return { ...place(intent, at), severity: 'error', rule: 'dead-condition', message };
      }),
    ),
    ...unreachable(intent),
  ]);
}

function problemsOf(condition: If, source: ContentSource, today: string | undefined): string[] {
  const { open, closed, tier, from, until } = condition;
  if (Object.values(condition).every((one) => one === undefined))
    return ['names nothing, so the answer itself is never said; name something'];
  return [
    ...(open === undefined ? [] : openProblems(open, source)),
    ...(closed === undefined ? [] : closedProblems(closed, source)),
    ...(open !== undefined && closed !== undefined && sameHours(open, closed, source)
      ? [`asks for ${open} open and ${closed} closed, which have the same hours; take one out`]
      : []),
    ...(tier?.length === 0 ? ['names no tier, so it never holds; name one or take tier out'] : []),
    ...(from !== undefined && until !== undefined && from > until
      ? [`begins on ${from} and ends before that, on ${until}; swap the days`]
      : []),
    ...(until !== undefined && today !== undefined && until < today
      ? [`ended on ${until}; take the variant out`]
      : []),
  ];
}

function openProblems(queue: string, source: ContentSource): string[] {
  const hours = hoursOf(queue, source);
  if (hours === 'unknown') return [`names queue ${queue}, which is not in queues.yaml; write it there`];
  if (hours === 'always') return [`waits for queue ${queue} to open, which has no hours; give it some`];
  return blocksOf(hours).length === 0 ? [`never holds: queue ${queue} is closed all week`] : [];
}

function closedProblems(queue: string, source: ContentSource): string[] {
  const hours = hoursOf(queue, source);
  if (hours === 'unknown') return [`names queue ${queue}, which is not in queues.yaml; write it there`];
  if (hours === 'always')
    return [`never holds: queue ${queue} has no hours, so it never closes; give it some`];
  const closes =
    hours.holidays !== undefined ||
    Object.values({ ...hours.week, ...hours.special }).some((day) => !isWholeDay(day));
  return closes ? [] : [`never holds: queue ${queue} never closes`];
}

function hoursOf(queue: string, { queues, hours }: ContentSource): HoursSource | 'unknown' | 'always' {
  const found = queues.find(({ id }) => id === queue);
  if (!found) return 'unknown';
  return (found.hours === undefined ? undefined : hours.get(found.hours)) ?? 'always';
}

function blocksOf({ week, special }: HoursSource): string[] {
  return [...Object.values(week), ...Object.values(special)].flat();
}

/** Blocks from midnight to midnight without a gap. */
function isWholeDay(blocks: readonly string[]): boolean {
  const ends = ['00:00', ...blocks.map((block) => block.slice(6))];
  return ends.at(-1) === '24:00' && blocks.every((block, at) => block.slice(0, 5) === ends[at]);
}

function sameHours(one: string, other: string, { queues }: ContentSource): boolean {
  const nameOf = (queue: string): string | undefined => queues.find(({ id }) => id === queue)?.hours;
  return one === other || (nameOf(one) !== undefined && nameOf(one) === nameOf(other));
}

/** A variant after one that holds whenever it would. */
function unreachable(intent: Located<{ id: string; variants?: Variant[] | undefined }>): Finding[] {
  const variants = intent.variants ?? [];
  return variants.flatMap((variant, at): Finding[] => {
    const earlier = variants.slice(0, at);
    const cover = earlier.findIndex((one) => implies(variant.if, one.if));
    const both = earlier.some(
      (one) => onlyKey(one.if) === 'open' && earlier.some((two) => opposes(one.if, two.if)),
    );
    const message =
      cover >= 0
        ? `this variant is never said: variant ${cover + 1} holds whenever it would; put this one first`
        : 'this variant is never said: earlier ones cover open and closed; put this one first';
    if (cover < 0 && !both) return [];
    return [{ ...place(intent, at), severity: 'error', rule: 'unreachable-variant', message }];
  });
}

/** Whether `wide` holds whenever `narrow` does. */
function implies(narrow: If, wide: If): boolean {
  const { tier, from, until } = wide;
  return (
    (wide.open === undefined || wide.open === narrow.open) &&
    (wide.closed === undefined || wide.closed === narrow.closed) &&
    (tier === undefined || (narrow.tier?.every((one) => tier.includes(one)) ?? false)) &&
    (from === undefined || (narrow.from !== undefined && narrow.from >= from)) &&
    (until === undefined || (narrow.until !== undefined && narrow.until <= until))
  );
}

function onlyKey(condition: If): string | undefined {
  const keys = Object.entries(condition).filter(([, value]) => value !== undefined);
  return keys.length === 1 ? keys[0]?.[0] : undefined;
}

function opposes(open: If, closed: If): boolean {
  return onlyKey(closed) === 'closed' && closed.closed === open.open;
}

function place(
  { id, at }: Located<{ id: string }>,
  variant: number,
): { file: string; line: number; intent: string } {
  return { ...at('variants', variant, 'if'), intent: id };
}
