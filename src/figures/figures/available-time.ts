import { seconds, type Figure } from '../figure';
import { total } from '../formulas';

export const availableTime: Figure = {
  id: 'available-time',
  group: 'work',
  unit: 'seconds',
  better: 'neither',
  over: 'time',
  title: { 'zh-CN': '可接听时间', 'zh-HK': '可接聽時間', en: 'Time available' },
  definition: {
    'zh-CN': '坐席处于可接听状态的时间总和。',
    'zh-HK': '職員處於可接聽狀態的時間總和。',
    en: 'Sum of the time in which agents were available.',
  },
  formula: total(seconds(({ available }) => available)),
};
