import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';
import { peopleEn, type PeopleMessages } from './messages.en';
import { peopleZhCN } from './messages.zh-cn';
import { peopleZhHK } from './messages.zh-hk';

export type { PeopleMessages };

const TEXTS: Record<Locale, PeopleMessages> = { 'zh-CN': peopleZhCN, 'zh-HK': peopleZhHK, en: peopleEn };

export const usePeopleTexts = (): PeopleMessages => TEXTS[usePrefs().locale];
