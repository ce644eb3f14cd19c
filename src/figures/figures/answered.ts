import type { Figure } from '../figure';
import { total } from '../formulas';

export const answered: Figure = {
  id: 'answered',
  group: 'volume',
  unit: 'count',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '已接通', 'zh-HK': '已接通', en: 'Answered' },
  definition: {
    'zh-CN': '其中由人工接起的次数。',
    'zh-HK': '其中由職員接起的次數。',
    en: 'Those of them that a person took.',
  },
  formula: total(({ end }) => Number(end === 'answered')),
};
