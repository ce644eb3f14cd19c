import { spent } from '../facts/case';
import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const afterMean: Figure = {
  id: 'after-mean',
  group: 'work',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '平均话后处理', 'zh-HK': '平均事後處理', en: 'Mean after-contact work' },
  definition: {
    'zh-CN': '已关闭的会话中，从会话结束到收尾完成的平均时间。',
    'zh-HK': '已關閉的對話中，從對話結束到收尾完成的平均時間。',
    en: 'Mean time from the end of the talk to the end of after-contact work, of closed conversations.',
  },
  formula: mean(seconds((fact) => (fact.done ? spent(fact, 'after') : null))),
};
