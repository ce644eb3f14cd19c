import type { Link, Slot, Variant } from '../../contract/content';
import { convertToHongKong } from '../text/opencc';
import { fixHongKong } from './hong-kong-fixes';
import type { IntentSource, OverrideSource } from './schema';
import type { PlacedIntent } from './source';

type Wording = Pick<IntentSource, 'answer' | 'sms' | 'channels'>;

/** Simplified to Hong Kong traditional, with Chinese quotation marks as Hong Kong prints them. */
export function toHongKong(text: string): string {
  return fixHongKong(convertToHongKong(text)).replaceAll('“', '「').replaceAll('”', '」');
}

const derived = new WeakMap<PlacedIntent, { override: OverrideSource | undefined; intent: PlacedIntent }>();

/** The Hong Kong version of a mainland intent: what is overridden as written, the rest converted. */
export function deriveHongKong(intent: PlacedIntent, override: OverrideSource | undefined): PlacedIntent {
  const known = derived.get(intent);
  if (known && known.override === override) return known.intent;
  const made = derive(intent, override);
  derived.set(intent, { override, intent: made });
  return made;
}

function derive(intent: PlacedIntent, override: OverrideSource | undefined): PlacedIntent {
  // Why: the mainland's variants would tell mainland rules where Hong Kong has an answer of its own.
  const own = override?.answer !== undefined;
  return {
    ...intent,
    title: override?.title ?? toHongKong(intent.title),
    buttons: override?.buttons ?? intent.buttons.map(toHongKong),
    answer: override?.answer ?? toHongKong(intent.answer),
    sms: override?.sms ?? (own ? undefined : convertOptional(intent.sms)),
    channels: override?.channels ?? (own ? undefined : convertChannels(intent.channels)),
    links: override?.links ?? intent.links?.map(convertLink),
    variants: override?.variants ?? (own ? undefined : intent.variants?.map(convertVariant)),
    slots: override?.slots ?? intent.slots?.map(convertSlot),
  };
}

function convertOptional(text: string | undefined): string | undefined {
  return text === undefined ? undefined : toHongKong(text);
}

function convertChannels(channels: Wording['channels']): Wording['channels'] {
  if (!channels) return undefined;
  return Object.fromEntries(Object.entries(channels).map(([name, text]) => [name, toHongKong(text)]));
}

function convertLink<T extends Pick<Link, 'title'>>(link: T): T {
  return { ...link, title: toHongKong(link.title) };
}

function convertVariant<T extends Wording & { buttons?: Variant['buttons'] | undefined }>(variant: T): T {
  return {
    ...variant,
    answer: toHongKong(variant.answer),
    sms: convertOptional(variant.sms),
    channels: convertChannels(variant.channels),
    buttons: variant.buttons?.map(toHongKong),
  };
}

function convertSlot<T extends Pick<Slot, 'ask' | 'retry'> & { options?: Slot['options'] | undefined }>(
  slot: T,
): T {
  return {
    ...slot,
    ask: toHongKong(slot.ask),
    retry: toHongKong(slot.retry),
    options: slot.options?.map(toHongKong),
  };
}
