import { seconds, type Figure } from '../figure';
import { largest } from '../formulas';

export const waitLongest: Figure = {
  id: 'wait-longest',
  group: 'speed',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '最长等待', 'zh-HK': '最長等候', en: 'Longest wait' },
  definition: {
    'zh-CN': '到被接起或离开为止的最长等待，放弃的也计入。',
    'zh-HK': '到被接起或離開為止的最長等候，放棄的也計入。',
    en: 'The longest wait until being taken or leaving, those who abandoned included.',
  },
  formula: largest(seconds(({ wait }) => wait)),
};
