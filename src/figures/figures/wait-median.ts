import { seconds, type Figure } from '../figure';
import { quantile } from '../formulas';

export const waitMedian: Figure = {
  id: 'wait-median',
  group: 'speed',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '等待中位数', 'zh-HK': '等候中位數', en: 'Median wait' },
  definition: {
    'zh-CN': '一半已接通的客户等待不超过此时间（取最近的秩；1000 秒以内精确到秒）。',
    'zh-HK': '一半已接通的客戶等候不超過此時間（取最近的秩；1000 秒以內準確至秒）。',
    en: 'Half of those answered waited no longer (nearest rank; exact to the second up to 1,000 seconds).',
  },
  formula: quantile(
    seconds(({ end, wait }) => (end === 'answered' ? wait : null)),
    0.5,
  ),
};
