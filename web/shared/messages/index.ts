import type { Locale } from '../locale';
import { en, type CommonMessages } from './en';
import { zhCN } from './zh-cn';
import { zhHK } from './zh-hk';

export type { CommonMessages };

export const COMMON: Record<Locale, CommonMessages> = { 'zh-CN': zhCN, 'zh-HK': zhHK, en };
