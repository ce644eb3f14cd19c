import type { Locale } from '../../shared/locale';
import { en, type Messages } from './en';
import { zhCN } from './zh-cn';
import { zhHK } from './zh-hk';

export type { Messages };

export const MESSAGES: Record<Locale, Messages> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };
