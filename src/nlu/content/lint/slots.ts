import type { Finding } from '../../../contract/publishing';
import { ENTITY_TYPES } from '../../../contract/understanding';
import type { HongKongWords } from '../../../contract/studio';
import { intentsOf } from '../build-content';
import type { ContentSource, Located, Path, PlacedIntent } from '../source';
import { stringsIn } from './strings';

type Slot = NonNullable<HongKongWords['slots']>[number];
type Spoken = Located<{ id: string } & Pick<PlacedIntent, 'slots' | 'variants' | 'sms' | 'channels'>> & {
  answer?: string | undefined;
};

const TYPES: readonly string[] = [...ENTITY_TYPES, 'choice', 'text'];
/** What a bank never asks for in a chat. */
const SECRET: readonly string[] = ['code', 'card', 'id-number'];

/** Slots are of a known type and named once; answers use the slots that there are, and no others. */
export function slotFindings(source: ContentSource): Finding[] {
  const written: Spoken[] = [...source.intents.values()].flat();
  const derived = new Map(intentsOf(source, 'zh-HK').map((intent) => [intent.id, intent.slots]));
  const hongKong = source.overrides.map((one): Spoken => ({
    ...one,
    slots: one.slots ?? derived.get(one.id),
  }));
  return [
    ...[...written, ...source.overrides].flatMap((intent) =>
      (intent.slots ?? []).flatMap((slot, n) =>
        slotProblems(slot, intent.slots ?? [], n).map((problem) => finding(intent, ['slots', n], problem)),
      ),
    ),
    ...[...written, ...hongKong].flatMap(unknownVariables),
  ];
}

function slotProblems({ name, type, options }: Slot, slots: readonly Slot[], n: number): string[] {
  const twice = slots.findIndex((slot) => slot.name === name) < n;
  return [
    ...(TYPES.includes(type) ? [] : [`type ${type} is none of ${TYPES.join(', ')}`]),
    ...(SECRET.includes(type) ? [`a bot must not ask for ${type}; fetch a person instead`] : []),
    ...(twice ? ['the name stands here twice; rename one'] : []),
    ...(type === 'choice' && (options?.length ?? 0) < 2 ? ['a choice needs at least two options'] : []),
    ...(type !== 'choice' && options ? ['only a choice has options; take them out'] : []),
  ].map((problem) => `slot ${name}: ${problem}`);
}

function unknownVariables(intent: Spoken): Finding[] {
  const names = (intent.slots ?? []).map(({ name }) => name);
  const { answer, sms, channels, variants, slots } = intent;
  const texts = stringsIn({
    answer,
    sms,
    channels,
    variants,
    slots: slots?.map(({ ask, retry }) => ({ ask, retry })),
  });
  return texts.flatMap(({ text, path }) =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map(([, name = '']) => name)
      .filter((name) => !names.includes(name))
      .map((name) => {
        const known = names.length > 0 ? `the slots are ${names.join(', ')}` : 'there are no slots';
        return finding(intent, path, `{${name}} never gets a value: ${known}`, 'unknown-variable');
      }),
  );
}

function finding({ id, at }: Spoken, path: Path, problem: string, rule = 'wrong-slot'): Finding {
  return { severity: 'error', ...at(...path), rule, message: problem, intent: id };
}
