import { seconds, type Figure } from '../figure';
import { total } from '../formulas';

export const breakTime: Figure = {
  id: 'break-time',
  group: 'work',
  unit: 'seconds',
  better: 'neither',
  over: 'time',
  title: { 'zh-CN': '休息时间', 'zh-HK': '休息時間', en: 'Time on break' },
  definition: {
    'zh-CN': '坐席处于休息状态的时间总和，不论原因。',
    'zh-HK': '職員處於休息狀態的時間總和，不論原因。',
    en: 'Sum of the time in which agents were on a break, whatever its reason.',
  },
  formula: total(seconds(({ onBreak }) => onBreak)),
};
