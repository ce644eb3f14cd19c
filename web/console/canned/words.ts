import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { cannedEn, type CannedWordsOf } from './messages.en';
import { cannedZhCN } from './messages.zh-cn';
import { cannedZhHK } from './messages.zh-hk';

const WORDS: Record<Locale, CannedWordsOf> = { 'zh-CN': cannedZhCN, 'zh-HK': cannedZhHK, en: cannedEn };

export const useCannedWords = (): CannedWordsOf => WORDS[usePrefs().locale];
