import { maskPersonalData } from '../contract/masking';

const LONGEST = 500;

/** A customer's words as they may be kept for those who teach the bot: masked, and not too long. */
export function keptQuestion(text: string): string {
  return maskPersonalData(text).trim().slice(0, LONGEST);
}
