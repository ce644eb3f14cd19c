import type { Figure } from '../figure';
import { total } from '../formulas';

export const firstLate: Figure = {
  id: 'first-late',
  group: 'promises',
  unit: 'count',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '首次回复超时', 'zh-HK': '首次回覆逾時', en: 'First answers late' },
  definition: {
    'zh-CN': '首次人工回复晚于承诺时间，或到期仍无回复的次数。',
    'zh-HK': '職員首次回覆晚於承諾時間，或到期仍無回覆的次數。',
    en: 'How many first answers by a person came after their promise, or are still missing when it has run out.',
  },
  formula: total(({ firstInTime, end }) => Number(firstInTime === false && end !== 'short')),
};
