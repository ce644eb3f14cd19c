import type { Figure } from '../figure';
import { share } from '../formulas';

export const serviceLevel: Figure = {
  id: 'service-level',
  group: 'promises',
  unit: 'share',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '服务水平', 'zh-HK': '服務水平', en: 'Service level' },
  definition: {
    'zh-CN':
      '人工首次回复在队列承诺时间内的份额；分母为已首次回复的，和到期仍无回复的。营业时间以外承诺时间停走。',
    'zh-HK':
      '職員首次回覆在隊列承諾時間內的份額；分母為已首次回覆的，和到期仍無回覆的。營業時間以外承諾時間停走。',
    en: 'Share whose first answer by a person came within the promise of the queue, among those that got one or whose promise ran out. The promise stops outside business hours.',
  },
  formula: share(({ firstInTime, end }) => (end === 'short' ? null : firstInTime)),
};
