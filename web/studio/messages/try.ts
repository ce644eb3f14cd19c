import type { Locale } from '../../shared/locale';
import { tryEn, type TryWords } from './try.en';
import { tryZhCN } from './try.zh-cn';
import { tryZhHK } from './try.zh-hk';

export type { TryWords };

export const TRY: Record<Locale, TryWords> = { 'zh-CN': tryZhCN, 'zh-HK': tryZhHK, en: tryEn };
