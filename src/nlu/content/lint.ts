import { buttonFindings } from './lint/buttons';
import { duplicateFindings } from './lint/duplicates';
import { localeFindings } from './lint/locales';
import { messageFindings } from './lint/messages';
import { personalDataFindings } from './lint/personal-data';
import { queueFindings } from './lint/queues';
import { questionFindings } from './lint/questions';
import { smsFindings } from './lint/sms';
import type { Finding } from './finding';
import type { ContentSource } from './source';

export interface LintOptions {
  /** Names that an answer may have a variant for; the known channels unless told otherwise. */
  channels?: readonly string[];
  /** The day that links are judged by, YYYY-MM-DD; without it expiry is not looked at. */
  today?: string;
}
export type LintRule = (source: ContentSource, options: LintOptions) => Finding[];

/** All rules; a new one is a file and a line here. */
const RULES: readonly LintRule[] = [
  duplicateFindings,
  localeFindings,
  queueFindings,
  questionFindings,
  buttonFindings,
  messageFindings,
  personalDataFindings,
  smsFindings,
];

/** What is wrong with the content as a whole, with what was wrong in single files first. */
export function lint(source: ContentSource, options: LintOptions = {}): Finding[] {
  return [...source.findings, ...RULES.flatMap((rule) => rule(source, options))];
}
