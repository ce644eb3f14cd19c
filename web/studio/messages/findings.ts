import type { Locale } from '../../shared/locale';
import { findingsEn, type FindingWords } from './findings.en';
import { findingsZhCN } from './findings.zh-cn';
import { findingsZhHK } from './findings.zh-hk';

export type { FindingWords };

export const FINDINGS: Record<Locale, FindingWords> = {
  'zh-CN': findingsZhCN,
  'zh-HK': findingsZhHK,
  en: findingsEn,
};
