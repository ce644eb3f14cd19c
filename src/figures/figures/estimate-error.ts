import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const estimateError: Figure = {
  id: 'estimate-error',
  group: 'estimate',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '预计等待误差', 'zh-HK': '預計等候誤差', en: 'Error of the estimate' },
  definition: {
    'zh-CN': '加入队列时告知的等待与实际等待之差的绝对值的平均值，仅计已接通的。',
    'zh-HK': '加入隊列時告知的等候與實際等候之差的絕對值的平均值，僅計已接通的。',
    en: 'Mean absolute difference between the wait told at joining and the real one, of those answered.',
  },
  formula: mean(seconds(({ estimateError }) => (estimateError === null ? null : Math.abs(estimateError)))),
};
