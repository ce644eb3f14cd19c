import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const wrongShare: Figure = {
  id: 'wrong-share',
  group: 'bot',
  unit: 'share',
  better: 'less',
  over: 'bot',
  title: { 'zh-CN': '答错率', 'zh-HK': '答錯率', en: 'Wrong answers' },
  definition: {
    'zh-CN': '被坐席指出错误的回答，除以机器人的回答数。',
    'zh-HK': '被職員指出錯誤的回答，除以機械人的回答數。',
    en: 'Answers that agents reported as wrong, divided by the bot’s answers.',
  },
  formula: ratio(
    ({ wrong = 0 }) => wrong,
    ({ answer = 0 }) => answer,
  ),
};
