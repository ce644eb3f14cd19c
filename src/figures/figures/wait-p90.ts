import { seconds, type Figure } from '../figure';
import { quantile } from '../formulas';

export const waitP90: Figure = {
  id: 'wait-p90',
  group: 'speed',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '等待 P90', 'zh-HK': '等候 P90', en: 'Wait, 90 of 100' },
  definition: {
    'zh-CN': '每 100 位已接通的客户中有 90 位等待不超过此时间（取最近的秩）。',
    'zh-HK': '每 100 位已接通的客戶中有 90 位等候不超過此時間（取最近的秩）。',
    en: 'Of 100 answered, 90 waited no longer (nearest rank).',
  },
  formula: quantile(
    seconds(({ end, wait }) => (end === 'answered' ? wait : null)),
    0.9,
  ),
};
