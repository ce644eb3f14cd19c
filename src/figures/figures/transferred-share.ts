import type { Figure } from '../figure';
import { share } from '../formulas';

export const transferredShare: Figure = {
  id: 'transferred-share',
  group: 'moves',
  unit: 'share',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '转接率', 'zh-HK': '轉接率', en: 'Transferred' },
  definition: {
    'zh-CN': '已接通的会话中，至少被转接过一次的份额。',
    'zh-HK': '已接通的對話中，至少被轉接過一次的份額。',
    en: 'Share of answered conversations that were transferred at least once.',
  },
  formula: share(({ end, transfers }) => (end === 'answered' ? transfers > 0 : null)),
};
