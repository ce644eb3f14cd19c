import { usePrefs } from '../lib/prefs';
import type { Locale } from '../locale';
import { signInEn, type SignInMessages } from './sign-in.en';
import { signInZhCN } from './sign-in.zh-cn';
import { signInZhHK } from './sign-in.zh-hk';

export type { SignInMessages };

const SIGN_IN: Record<Locale, SignInMessages> = { 'zh-CN': signInZhCN, 'zh-HK': signInZhHK, en: signInEn };

export const useSignInTexts = (): SignInMessages => SIGN_IN[usePrefs().locale];
