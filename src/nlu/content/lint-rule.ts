import type { Finding } from '../../contract/publishing';
import type { ContentSource } from './source';

export interface LintOptions {
  /** Names that an answer may have a variant for; without them names are not looked at. */
  channels?: readonly string[];
  /** The day that links and conditions are judged by, YYYY-MM-DD; without it their days are not looked at. */
  today?: string;
}
export type LintRule = (source: ContentSource, options: LintOptions) => Finding[];
