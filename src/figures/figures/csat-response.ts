import type { Figure } from '../figure';
import { share } from '../formulas';

export const csatResponse: Figure = {
  id: 'csat-response',
  group: 'satisfaction',
  unit: 'share',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '评价参与率', 'zh-HK': '評價參與率', en: 'Survey answered' },
  definition: {
    'zh-CN': '在会征求评价的队列中，人工服务结束后客户作出评分的份额。',
    'zh-HK': '在會徵求評價的隊列中，職員服務結束後客戶作出評分的份額。',
    en: 'Share of ended conversations, in queues that ask, whose customer gave a rating.',
  },
  formula: share(({ asked, rating }) => (asked ? rating !== null : null)),
};
