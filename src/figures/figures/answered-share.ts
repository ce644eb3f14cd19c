import type { Figure } from '../figure';
import { share } from '../formulas';

export const answeredShare: Figure = {
  id: 'answered-share',
  group: 'leaving',
  unit: 'share',
  better: 'more',
  over: 'cases',
  title: { 'zh-CN': '接通率', 'zh-HK': '接通率', en: 'Answered share' },
  definition: {
    'zh-CN': '已接通，除以已接通与放弃之和。10 秒内即离开的、仍在等待的以及留言的均不计。',
    'zh-HK': '已接通，除以已接通與放棄之和。10 秒內即離開的、仍在等候的以及留言的均不計。',
    en: 'Answered, divided by answered and abandoned. Who left within 10 seconds, still waits or left a message is not counted.',
  },
  formula: share(({ end }) => (end === 'answered' ? true : end === 'left' ? false : null)),
};
