import type { Finding } from '../../../contract/publishing';
import type { ContentSource, PlacedIntent, PlacedOverride } from '../source';

/** What an answer does is the same in every locale: fields that only one of them has are told. */
export function parityFindings(source: ContentSource): Finding[] {
  const english = new Map(source.intents.get('en')?.map((intent) => [intent.id, intent]));
  const chinese = source.intents.get('zh-CN') ?? [];
  const overrides = new Map(source.overrides.map((override) => [override.id, override]));
  return chinese.flatMap((zh) => {
    const en = english.get(zh.id);
    const override = overrides.get(zh.id);
    return [...(en ? between(zh, en) : []), ...(override ? lostVariants(zh, override) : [])];
  });
}

const ASPECTS: readonly (readonly [string, (intent: PlacedIntent) => string])[] = [
  ['variants', ({ variants = [] }) => variants.map((one) => JSON.stringify(sorted(one.if))).join()],
  [
    'slots',
    ({ slots = [] }) =>
      slots.map(({ name, type, options }) => `${name} ${type} ${options?.length ?? 0}`).join(),
  ],
  ['followUps', ({ followUps = [] }) => [...followUps].sort().join()],
  ['escalate', ({ escalate }) => JSON.stringify(sorted(escalate))],
  ['links', ({ links = [] }) => String(links.length)],
];

function between(zh: PlacedIntent, en: PlacedIntent): Finding[] {
  return ASPECTS.filter(([, valueOf]) => valueOf(zh) !== valueOf(en)).map(([name]): Finding => {
    const place = en.at(name);
    const message = `${name} of ${en.id} are others than in ${zh.at(name).file}:${zh.at(name).line}; make them alike`;
    return { severity: 'warning', ...place, rule: 'locales-differ', message, intent: en.id };
  });
}

// Why: an own answer drops the converted variants, so what the mainland says after hours is not said in Hong Kong.
function lostVariants(zh: PlacedIntent, override: PlacedOverride): Finding[] {
  if (override.answer === undefined) return [];
  return (['variants', 'channels'] as const).flatMap((name): Finding[] => {
    if (zh[name] === undefined || override[name] !== undefined) return [];
    const message = `has an answer of its own, so the ${name} of zh-CN do not hold; write ${name} here too`;
    return [{ severity: 'warning', ...override.at('answer'), rule: 'lost-variants', message, intent: zh.id }];
  });
}

function sorted(value: object | undefined): unknown {
  return Object.entries(value ?? {})
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
