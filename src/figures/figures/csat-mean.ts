import type { Figure } from '../figure';
import { mean } from '../formulas';

export const csatMean: Figure = {
  id: 'csat-mean',
  group: 'satisfaction',
  unit: 'score',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '满意度', 'zh-HK': '滿意度', en: 'CSAT' },
  definition: {
    'zh-CN': '客户评分的平均值，1 分很差，5 分很好。',
    'zh-HK': '客戶評分的平均值，1 分很差，5 分很好。',
    en: 'Mean of the customers’ ratings, 1 very bad to 5 very good.',
  },
  formula: mean(({ rating }) => rating?.score ?? null),
};
