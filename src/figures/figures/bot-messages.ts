import { asked } from '../facts/bot';
import type { Figure } from '../figure';
import { total } from '../formulas';

export const botMessages: Figure = {
  id: 'bot-messages',
  group: 'bot',
  unit: 'count',
  better: 'neither',
  over: 'bot',
  title: { 'zh-CN': '机器人消息', 'zh-HK': '機械人訊息', en: 'Messages to the bot' },
  definition: {
    'zh-CN': '由机器人处理的客户消息：回答、反问、未答和转人工之和。',
    'zh-HK': '由機械人處理的客戶訊息：回答、反問、未答和轉人手之和。',
    en: 'Customers’ messages that the bot dealt with: answered, asked back, missed and handed over.',
  },
  formula: total(asked),
};
