import { convertToHongKong } from '../text/opencc';
import type { OverrideSource } from './schema';
import type { PlacedIntent } from './source';

/** Simplified to Hong Kong traditional, with Chinese quotation marks as Hong Kong prints them. */
export function toHongKong(text: string): string {
  return convertToHongKong(text).replaceAll('“', '「').replaceAll('”', '」');
}

/** The Hong Kong version of a mainland intent: what is overridden as written, the rest converted. */
export function deriveHongKong(intent: PlacedIntent, override: OverrideSource | undefined): PlacedIntent {
  return {
    ...intent,
    title: override?.title ?? toHongKong(intent.title),
    answer: override?.answer ?? toHongKong(intent.answer),
    buttons: override?.buttons ?? intent.buttons.map(toHongKong),
    sms: smsOf(intent, override),
  };
}

// Why: the mainland's short answer would tell mainland rules where Hong Kong has an answer of its own.
function smsOf({ sms }: PlacedIntent, override: OverrideSource | undefined): string | undefined {
  if (override?.sms !== undefined || override?.answer !== undefined) return override.sms;
  return sms === undefined ? undefined : toHongKong(sms);
}
