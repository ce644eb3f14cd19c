import type { Activity } from '../contract/activity';
import type { Capabilities } from '../contract/channel';
import { textLength } from './split-text';

/**
 * Two messages as one, a blank line between them; null when they do not fit the limit, or when the first is more than
 * plain text (buttons and pictures stay where they were put). What the second carries besides text is kept.
 */
export function mergeTexts(
  first: Activity,
  second: Activity,
  { max, unit }: Capabilities['text'],
): Activity | null {
  if (!isPlain(first) || second.type !== 'message') return null;
  const text = [first.text, second.text].filter(Boolean).join('\n\n');
  return textLength(text, unit) > max ? null : { ...first, ...second, text };
}

function isPlain({ type, attachments, suggestedActions }: Activity): boolean {
  return type === 'message' && !attachments?.length && !suggestedActions?.actions.length;
}
