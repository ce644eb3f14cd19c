import type { Figure } from '../figure';
import { share } from '../formulas';

export const overflowShare: Figure = {
  id: 'overflow-share',
  group: 'moves',
  unit: 'share',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '溢出率', 'zh-HK': '溢出率', en: 'Overflow' },
  definition: {
    'zh-CN': '转人工的客户中，因规则转到另一队列的份额。',
    'zh-HK': '轉人手的客戶中，因規則轉到另一隊列的份額。',
    en: 'Share of those handed to the desk whom a rule sent on to another queue.',
  },
  formula: share(({ overflows }) => overflows > 0),
};
