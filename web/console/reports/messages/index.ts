import { usePrefs } from '../../../shared/lib/prefs';
import type { Locale } from '../../../shared/locale';
import { en, type ReportMessages } from './en';
import { zhCN } from './zh-cn';
import { zhHK } from './zh-hk';

export type { ReportMessages };

const REPORT_MESSAGES: Record<Locale, ReportMessages> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };

export const useReportTexts = (): ReportMessages => REPORT_MESSAGES[usePrefs().locale];
