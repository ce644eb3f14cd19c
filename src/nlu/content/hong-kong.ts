import { convertToHongKong } from '../text/opencc';
import type { OverrideSource } from './schema';
import type { PlacedIntent } from './source';

/** Simplified to Hong Kong traditional, with Chinese quotation marks as Hong Kong prints them. */
export function toHongKong(text: string): string {
  return convertToHongKong(text).replaceAll('“', '「').replaceAll('”', '」');
}

/** The Hong Kong version of a mainland intent: what is overridden as written, the rest converted. */
export function deriveHongKong(intent: PlacedIntent, override: OverrideSource | undefined): PlacedIntent {
  const sms = override?.sms ?? (intent.sms === undefined ? undefined : toHongKong(intent.sms));
  return {
    ...intent,
    title: override?.title ?? toHongKong(intent.title),
    answer: override?.answer ?? toHongKong(intent.answer),
    buttons: override?.buttons ?? intent.buttons.map(toHongKong),
    sms,
  };
}
