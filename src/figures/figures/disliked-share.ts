import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const dislikedShare: Figure = {
  id: 'disliked-share',
  group: 'bot',
  unit: 'share',
  better: 'less',
  over: 'bot',
  title: { 'zh-CN': '未帮到率', 'zh-HK': '未幫到率', en: 'Not helpful' },
  definition: {
    'zh-CN': '客户点了“没有帮助”的回答，除以机器人的回答数。',
    'zh-HK': '客戶按下「沒有幫助」的回答，除以機械人的回答數。',
    en: 'Answers that customers marked as not helpful, divided by the bot’s answers.',
  },
  formula: ratio(
    ({ disliked = 0 }) => disliked,
    ({ answer = 0 }) => answer,
  ),
};
