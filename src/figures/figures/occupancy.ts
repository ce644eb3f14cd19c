import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const occupancy: Figure = {
  id: 'occupancy',
  group: 'work',
  unit: 'share',
  better: 'neither',
  over: 'time',
  title: { 'zh-CN': '忙碌率', 'zh-HK': '忙碌率', en: 'Occupancy' },
  definition: {
    'zh-CN':
      '坐席手上至少有一个会话或正在收尾的时间，除以这段时间与可接听时间之并；同时进行的会话只计一次，休息不计。',
    'zh-HK':
      '職員手上至少有一個對話或正在收尾的時間，除以這段時間與可接聽時間之聯集；同時進行的對話只計一次，休息不計。',
    en: 'Time in which an agent had at least one conversation or after-contact work, divided by the time available or so occupied. Conversations at the same time count once, breaks do not count.',
  },
  formula: ratio(
    ({ working }) => working,
    ({ ready }) => ready,
  ),
};
