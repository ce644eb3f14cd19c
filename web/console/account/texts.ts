import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { accountEn, type AccountMessages } from './messages.en';
import { accountZhCN } from './messages.zh-cn';
import { accountZhHK } from './messages.zh-hk';

export type { AccountMessages };

const TEXTS: Record<Locale, AccountMessages> = { 'zh-CN': accountZhCN, 'zh-HK': accountZhHK, en: accountEn };

export const useAccountTexts = (): AccountMessages => TEXTS[usePrefs().locale];
