import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { historyEn, type HistoryMessages } from './messages.en';
import { historyZhCN } from './messages.zh-cn';
import { historyZhHK } from './messages.zh-hk';

export type { HistoryMessages };

const HISTORY: Record<Locale, HistoryMessages> = {
  'zh-CN': historyZhCN,
  'zh-HK': historyZhHK,
  en: historyEn,
};

export const useHistoryTexts = (): HistoryMessages => HISTORY[usePrefs().locale];
