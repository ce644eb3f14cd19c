import { spent } from '../facts/case';
import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const handlingMean: Figure = {
  id: 'handling-mean',
  group: 'work',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '平均处理时长', 'zh-HK': '平均處理時間', en: 'Mean handling time' },
  definition: {
    'zh-CN': '平均会话时长与平均话后处理之和。',
    'zh-HK': '平均對話時間與平均事後處理之和。',
    en: 'Talk and after-contact work together.',
  },
  formula: mean(seconds((fact) => (fact.done ? spent(fact, 'talk') + spent(fact, 'after') : null))),
};
