import type { Locale } from '../../shared/locale';
import { contentEn, type ContentWords } from './content.en';
import { contentZhCN } from './content.zh-cn';
import { contentZhHK } from './content.zh-hk';

export type { ContentWords };

export const CONTENT: Record<Locale, ContentWords> = {
  'zh-CN': contentZhCN,
  'zh-HK': contentZhHK,
  en: contentEn,
};
