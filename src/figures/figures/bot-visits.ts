import type { Figure } from '../figure';
import { total } from '../formulas';

export const botVisits: Figure = {
  id: 'bot-visits',
  group: 'bot',
  unit: 'count',
  better: 'neither',
  over: 'bot',
  title: { 'zh-CN': '机器人来访', 'zh-HK': '機械人來訪', en: 'Visits to the bot' },
  definition: {
    'zh-CN': '客户在至少 4 小时没有消息之后再次与机器人交谈的次数。',
    'zh-HK': '客戶在至少 4 小時沒有訊息之後再次與機械人交談的次數。',
    en: 'How often customers began to talk to the bot, after 4 hours or more without a message.',
  },
  formula: total(({ visit = 0 }) => visit),
};
