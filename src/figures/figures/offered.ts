import type { Figure } from '../figure';
import { total } from '../formulas';

export const offered: Figure = {
  id: 'offered',
  group: 'volume',
  unit: 'count',
  better: 'neither',
  over: 'cases',
  title: { 'zh-CN': '转人工', 'zh-HK': '轉人手', en: 'Handed to the desk' },
  definition: {
    'zh-CN': '客户在此时段被转到人工坐席的次数，按加入队列的时间计。',
    'zh-HK': '客戶在此時段被轉到人手服務的次數，按加入隊列的時間計。',
    en: 'How often customers were handed to a person in this time, by the moment of joining.',
  },
  formula: total(() => 1),
};
