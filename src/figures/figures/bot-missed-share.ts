import { asked } from '../facts/bot';
import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const botMissedShare: Figure = {
  id: 'bot-missed-share',
  group: 'bot',
  unit: 'share',
  better: 'less',
  over: 'bot',
  title: { 'zh-CN': '机器人未答率', 'zh-HK': '機械人未答率', en: 'Missed by the bot' },
  definition: {
    'zh-CN': '机器人消息中没有听懂的份额；反问不计。',
    'zh-HK': '機械人訊息中未能理解的份額；反問不計。',
    en: 'Share of the messages to the bot that it did not understand; asking back is not counted.',
  },
  formula: ratio(({ miss = 0 }) => miss, asked),
};
