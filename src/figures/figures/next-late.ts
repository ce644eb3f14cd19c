import type { Figure } from '../figure';
import { total } from '../formulas';

export const nextLate: Figure = {
  id: 'next-late',
  group: 'promises',
  unit: 'count',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '后续回复超时', 'zh-HK': '後續回覆逾時', en: 'Later answers late' },
  definition: {
    'zh-CN': '首次回复之后，晚于承诺时间的回复次数，包括到期仍未作出的。',
    'zh-HK': '首次回覆之後，晚於承諾時間的回覆次數，包括到期仍未作出的。',
    en: 'How many answers after the first came after their promise, or are still missing when it has run out.',
  },
  formula: total(({ lateReplies }) => lateReplies),
};
