import { spent } from '../facts/case';
import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const talkMean: Figure = {
  id: 'talk-mean',
  group: 'work',
  unit: 'seconds',
  better: 'neither',
  over: 'cases',
  title: { 'zh-CN': '平均会话时长', 'zh-HK': '平均對話時間', en: 'Mean talk' },
  definition: {
    'zh-CN': '已关闭的会话中，坐席持有会话的平均时间，转接前后各坐席之和。',
    'zh-HK': '已關閉的對話中，職員持有對話的平均時間，轉接前後各職員之和。',
    en: 'Mean time that agents had a conversation in hand, all agents of it together, of closed ones.',
  },
  formula: mean(seconds((fact) => (fact.done ? spent(fact, 'talk') : null))),
};
