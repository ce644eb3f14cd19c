import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { callbacksEn, type CallbackMessages } from './messages.en';
import { callbacksZhCN } from './messages.zh-cn';
import { callbacksZhHK } from './messages.zh-hk';

export type { CallbackMessages };

const CALLBACKS: Record<Locale, CallbackMessages> = {
  'zh-CN': callbacksZhCN,
  'zh-HK': callbacksZhHK,
  en: callbacksEn,
};

export const useCallbackTexts = (): CallbackMessages => CALLBACKS[usePrefs().locale];
