import type { Finding } from '../../contract/publishing';
import { buttonFindings } from './lint/buttons';
import { channelFindings } from './lint/channels';
import { conditionFindings } from './lint/conditions';
import { duplicateFindings } from './lint/duplicates';
import { followUpFindings } from './lint/follow-ups';
import { holidayFindings } from './lint/holidays';
import type { LintOptions, LintRule } from './lint-rule';
import { linkFindings } from './lint/links';
import { localeFindings } from './lint/locales';
import { messageFindings } from './lint/messages';
import { nearDuplicateFindings } from './lint/near-duplicates';
import { parityFindings } from './lint/parity';
import { personalDataFindings } from './lint/personal-data';
import { queueRuleFindings } from './lint/queue-rules';
import { queueFindings } from './lint/queues';
import { questionFindings } from './lint/questions';
import { slotFindings } from './lint/slots';
import { smsFindings } from './lint/sms';
import type { ContentSource } from './source';

export type { LintOptions };

/** All rules; a new one is a file and a line here. */
const RULES: readonly LintRule[] = [
  duplicateFindings,
  nearDuplicateFindings,
  localeFindings,
  parityFindings,
  queueFindings,
  queueRuleFindings,
  holidayFindings,
  questionFindings,
  buttonFindings,
  followUpFindings,
  linkFindings,
  conditionFindings,
  slotFindings,
  channelFindings,
  messageFindings,
  personalDataFindings,
  smsFindings,
];

/** What is wrong with the content as a whole, with what was wrong in single files first. */
export function lint(source: ContentSource, options: LintOptions = {}): Finding[] {
  return [...source.findings, ...RULES.flatMap((rule) => rule(source, options))];
}
