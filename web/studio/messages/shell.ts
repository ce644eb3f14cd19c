import type { Locale } from '../../shared/locale';
import { shellEn, type ShellWords } from './shell.en';
import { shellZhCN } from './shell.zh-cn';
import { shellZhHK } from './shell.zh-hk';

export const SHELL: Record<Locale, ShellWords> = { 'zh-CN': shellZhCN, 'zh-HK': shellZhHK, en: shellEn };
