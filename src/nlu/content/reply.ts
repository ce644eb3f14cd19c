import type { Condition, EscalationRule, Link, Reply, Slot, Variant, Wording } from '../../contract/content';
import type { IntentSource } from './schema';

type VariantSource = NonNullable<IntentSource['variants']>[number];

/** An intent as the router gets it. */
export function toReply(intent: IntentSource): Reply {
  return {
    ...toWording(intent),
    buttons: intent.buttons,
    ...present<EscalationRule, 'escalate'>('escalate', intent.escalate),
    ...listed<Variant, 'variants'>('variants', intent.variants?.map(toVariant)),
    ...listed<Link, 'links'>('links', intent.links?.map(defined<Link>)),
    ...listed<Slot, 'slots'>('slots', intent.slots?.map(defined<Slot>)),
    ...listed<string, 'followUps'>('followUps', intent.followUps),
  };
}

function toVariant(variant: VariantSource): Variant {
  return {
    if: defined<Condition>(variant.if),
    wording: toWording(variant),
    ...present<string[], 'buttons'>('buttons', variant.buttons),
    ...present<EscalationRule, 'escalate'>('escalate', variant.escalate),
  };
}

function toWording({ answer, sms, channels }: Pick<IntentSource, 'answer' | 'sms' | 'channels'>): Wording {
  return {
    text: answer,
    ...present<string, 'sms'>('sms', sms),
    ...present<Record<string, string>, 'channels'>('channels', channels),
  };
}

function present<T, K extends string>(key: K, value: T | undefined): { [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function listed<T, K extends string>(key: K, list: T[] | undefined): { [P in K]?: T[] } {
  return present(key, list && list.length > 0 ? list : undefined);
}

/** Without the keys that hold undefined. */
function defined<T extends object>(value: { [P in keyof T]: T[P] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}
