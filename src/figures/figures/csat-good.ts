import type { Figure } from '../figure';
import { share } from '../formulas';

export const csatGood: Figure = {
  id: 'csat-good',
  group: 'satisfaction',
  unit: 'share',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '满意份额', 'zh-HK': '滿意份額', en: 'Satisfied' },
  definition: {
    'zh-CN': '评分中 4 分或 5 分的份额。',
    'zh-HK': '評分中 4 分或 5 分的份額。',
    en: 'Share of 4 and 5 among the ratings.',
  },
  formula: share(({ rating }) => (rating ? rating.score >= 4 : null)),
};
