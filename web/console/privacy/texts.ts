import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { privacyEn, type PrivacyMessages } from './messages.en';
import { privacyZhCN } from './messages.zh-cn';
import { privacyZhHK } from './messages.zh-hk';

export type { PrivacyMessages };

const TEXTS: Record<Locale, PrivacyMessages> = { 'zh-CN': privacyZhCN, 'zh-HK': privacyZhHK, en: privacyEn };

export const usePrivacyTexts = (): PrivacyMessages => TEXTS[usePrefs().locale];
