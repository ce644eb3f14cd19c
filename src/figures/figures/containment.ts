import type { Figure } from '../figure';
import { ratio } from '../formulas';

export const containment: Figure = {
  id: 'containment',
  group: 'bot',
  unit: 'share',
  better: 'more',
  over: 'bot',
  title: { 'zh-CN': '机器人自助率', 'zh-HK': '機械人自助率', en: 'Containment' },
  definition: {
    'zh-CN': '没有转人工的来访份额；转人工记在来访开始的时刻。',
    'zh-HK': '沒有轉人手的來訪份額；轉人手記在來訪開始的時刻。',
    en: 'Share of the visits in which nobody was handed to a person; a hand-off counts when its visit began.',
  },
  formula: ratio(
    ({ visit = 0, 'handed-off': handedOff = 0 }) => visit - handedOff,
    ({ visit = 0 }) => visit,
  ),
};
