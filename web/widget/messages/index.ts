import type { Locale } from '../../shared/locale';
import { en } from './en';
import { zhCN } from './zh-cn';
import { zhHK } from './zh-hk';

export type Messages = typeof en;

export const MESSAGES: Record<Locale, Messages> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };
