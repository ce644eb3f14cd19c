import { Converter as fromSimplified } from 'opencc-js/cn2t';
import { Converter as toSimplified } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

let traditional: Convert | undefined;
let simplified: Convert | undefined;

/** Simplified to Hong Kong traditional. Its dictionaries take 0.1 s to load, once per process. */
export function convertToHongKong(text: string): string {
  traditional ??= fromSimplified({ from: 'cn', to: 'hk' });
  return traditional(text);
}

/** Hong Kong traditional to simplified. */
export function convertToSimplified(text: string): string {
  simplified ??= toSimplified({ from: 'hk', to: 'cn' });
  return simplified(text);
}
