import { seconds, type Figure } from '../figure';
import { mean } from '../formulas';

export const waitMean: Figure = {
  id: 'wait-mean',
  group: 'speed',
  unit: 'seconds',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '平均等待', 'zh-HK': '平均等候', en: 'Mean wait' },
  definition: {
    'zh-CN': '已接通的客户从加入队列到被人工接起的平均时间；要求回电或留言的不计。',
    'zh-HK': '已接通的客戶從加入隊列到被職員接起的平均時間；要求回電或留言的不計。',
    en: 'Mean time from joining to being taken by a person, of those answered; who asked for a call or left a message is not counted.',
  },
  formula: mean(seconds(({ end, wait }) => (end === 'answered' ? wait : null))),
};
