import type { Annotation, Sentence } from '../model';

/** `[text](entity)`, `[text](entity:value)` and `[text]{"entity": ...}`, as Rasa finds them. */
const MARKED = /\[([^\]]+)\](?:\(([^:)]+)(?::([^)]+))?\)|\{([^}]+)\})/g;

/** What a marked example says; `extra` where it has roles, groups or values that have no place here. */
export function readExample(example: string): Sentence & { extra: boolean } {
  const entities: Annotation[] = [];
  let text = '';
  let from = 0;
  let extra = false;
  for (const match of example.matchAll(MARKED)) {
    const [whole, words = '', name, value, dictionary] = match;
    text += example.slice(from, match.index);
    const named =
      dictionary === undefined ? { entity: name, extra: value !== undefined } : fromJson(dictionary);
    if (named.entity !== undefined)
      entities.push({ start: text.length, end: text.length + words.length, entity: named.entity });
    extra ||= named.extra;
    text += words;
    from = match.index + whole.length;
  }
  text += example.slice(from);
  return { text, ...(entities.length > 0 && { entities }), extra };
}

function fromJson(dictionary: string): { entity: string | undefined; extra: boolean } {
  try {
    const value = JSON.parse(`{${dictionary}}`) as Record<string, unknown>;
    const entity = typeof value.entity === 'string' ? value.entity : undefined;
    return { entity, extra: entity === undefined || Object.keys(value).length > 1 };
  } catch {
    return { entity: undefined, extra: true };
  }
}

/** The example as Rasa writes it; undefined when Rasa would read it as something else. */
export function writeExample({ text, entities = [] }: Sentence): string | undefined {
  let example = '';
  let from = 0;
  for (const { start, end, entity } of entities) {
    example += `${text.slice(from, start)}[${text.slice(start, end)}](${entity})`;
    from = end;
  }
  example += text.slice(from);
  const back = readExample(example);
  const same = back.text === text && sameEntities(back.entities ?? [], entities) && !back.extra;
  return same ? example : undefined;
}

function sameEntities(some: readonly Annotation[], others: readonly Annotation[]): boolean {
  return (
    some.length === others.length &&
    some.every(
      ({ start, end, entity }, at) =>
        start === others[at]?.start && end === others[at].end && entity === others[at].entity,
    )
  );
}
