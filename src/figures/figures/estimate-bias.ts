import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const estimateBias: Figure = {
  id: 'estimate-bias',
  group: 'estimate',
  unit: 'seconds',
  better: 'neither',
  over: 'cases',
  title: { 'zh-CN': '预计等待偏差', 'zh-HK': '預計等候偏差', en: 'Bias of the estimate' },
  definition: {
    'zh-CN': '告知的等待减去实际等待的平均值；正数表示说得太长。',
    'zh-HK': '告知的等候減去實際等候的平均值；正數表示說得太長。',
    en: 'Mean of the wait told less the real one; above zero means that it was told too long.',
  },
  formula: mean(seconds(({ estimateError }) => estimateError)),
};
