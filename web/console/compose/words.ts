import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { composeEn, type ComposeWords } from './messages.en';
import { composeZhCN } from './messages.zh-cn';
import { composeZhHK } from './messages.zh-hk';

const WORDS: Record<Locale, ComposeWords> = { 'zh-CN': composeZhCN, 'zh-HK': composeZhHK, en: composeEn };

export const useComposeWords = (): ComposeWords => WORDS[usePrefs().locale];
