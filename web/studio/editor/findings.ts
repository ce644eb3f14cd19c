import type { FindingView } from '../../../src/contract/studio';
import type { Locale } from '../../shared/locale';
import type { Field } from './model';

/** Beside which field a rule's findings are shown; those of other rules stand above all fields. */
const PLACES: [rule: RegExp, field: Field][] = [
  [/question|swallow|near-duplicate/, 'questions'],
  [/sms/, 'sms'],
  [/button/, 'buttons'],
  [/queue/, 'escalate'],
  [/link/, 'links'],
  [/slot/, 'slots'],
  [/variant|condition|hours/, 'variants'],
  [/channel/, 'channels'],
  [/follow/, 'followUps'],
  [/placeholder|variable|answer/, 'answer'],
];

export function fieldOf({ rule }: FindingView): Field | null {
  return PLACES.find(([pattern]) => pattern.test(rule))?.[1] ?? null;
}

/** The language whose file it stands in; null for files of no language. */
export function localeOf({ file }: FindingView): Locale | null {
  const folder = file.split('/')[0];
  return folder === 'zh-CN' || folder === 'zh-HK' || folder === 'en' ? folder : null;
}

/** Whether the checker names this line, so that it can be marked. */
export const names = ({ message }: FindingView, line: string): boolean =>
  line !== '' && (message.includes(`"${line}"`) || message.includes(`“${line}”`));
