import type { Locale } from '../../shared/locale';
import { inboxEn, type InboxMessages } from './inbox.en';
import { inboxZhCN } from './inbox.zh-cn';
import { inboxZhHK } from './inbox.zh-hk';

export type { InboxMessages };

export const INBOX: Record<Locale, InboxMessages> = { 'zh-CN': inboxZhCN, 'zh-HK': inboxZhHK, en: inboxEn };
