import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { boardEn, type BoardMessages } from './messages.en';
import { boardZhCN } from './messages.zh-cn';
import { boardZhHK } from './messages.zh-hk';

export type { BoardMessages };

const BOARD: Record<Locale, BoardMessages> = { 'zh-CN': boardZhCN, 'zh-HK': boardZhHK, en: boardEn };

export const useBoardTexts = (): BoardMessages => BOARD[usePrefs().locale];
