import { asked } from '../facts/bot';
import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const botAnsweredShare: Figure = {
  id: 'bot-answered-share',
  group: 'bot',
  unit: 'share',
  better: 'more',
  over: 'bot',
  title: { 'zh-CN': '机器人回答率', 'zh-HK': '機械人回答率', en: 'Answered by the bot' },
  definition: {
    'zh-CN': '机器人消息中得到回答的份额。',
    'zh-HK': '機械人訊息中得到回答的份額。',
    en: 'Share of the messages to the bot that it answered.',
  },
  formula: ratio(({ answer = 0 }) => answer, asked),
};
