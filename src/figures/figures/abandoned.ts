import type { Figure } from '../figure';
import { total } from '../formulas';

export const abandoned: Figure = {
  id: 'abandoned',
  group: 'leaving',
  unit: 'count',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '放弃', 'zh-HK': '放棄', en: 'Abandoned' },
  definition: {
    'zh-CN': '等了 10 秒或更久，在人工接起之前离开或失去回应的次数。',
    'zh-HK': '等了 10 秒或更久，在職員接起之前離開或失去回應的次數。',
    en: 'Those who waited 10 seconds or more and left, or fell silent, before a person came.',
  },
  formula: total(({ end }) => Number(end === 'left')),
};
