import type { Locale } from '../../shared/locale';
import { publishEn, type PublishMessages } from './publish.en';
import { publishZhCN } from './publish.zh-cn';
import { publishZhHK } from './publish.zh-hk';

export type { PublishMessages };

export const PUBLISH: Record<Locale, PublishMessages> = {
  'zh-CN': publishZhCN,
  'zh-HK': publishZhHK,
  en: publishEn,
};
