import type { Figure } from '../figure';
import { share } from '../formulas';

export const abandonedShare: Figure = {
  id: 'abandoned-share',
  group: 'leaving',
  unit: 'share',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '放弃率', 'zh-HK': '放棄率', en: 'Abandonment' },
  definition: {
    'zh-CN': '放弃，除以已接通与放弃之和。',
    'zh-HK': '放棄，除以已接通與放棄之和。',
    en: 'Abandoned, divided by answered and abandoned.',
  },
  formula: share(({ end }) => (end === 'left' ? true : end === 'answered' ? false : null)),
};
