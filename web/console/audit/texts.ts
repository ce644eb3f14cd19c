import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { auditEn, type AuditMessages } from './messages.en';
import { auditZhCN } from './messages.zh-cn';
import { auditZhHK } from './messages.zh-hk';

export type { AuditMessages };

const TEXTS: Record<Locale, AuditMessages> = { 'zh-CN': auditZhCN, 'zh-HK': auditZhHK, en: auditEn };

export const useAuditTexts = (): AuditMessages => TEXTS[usePrefs().locale];
