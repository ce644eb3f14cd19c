import type { Locale, Signal } from '../contract/understanding';

/** The words around what is quoted. */
export interface SummaryWords {
  customer: string;
  wants: string;
  facts: string;
  tried: string;
  open: string;
  mood: string;
  visitor: string;
  bot: string;
  agent: string;
  botAnswered: string;
  botMissed: string;
  unanswered: string;
  repeated: string;
  signals: Record<Signal, string>;
  cardTail: string;
  quote: [string, string];
  colon: string;
  between: string;
}

export const SUMMARY_WORDS: Record<Locale, SummaryWords> = {
  'zh-CN': {
    customer: '客户',
    wants: '诉求',
    facts: '要点',
    tried: '已处理',
    open: '待办',
    mood: '情绪',
    visitor: '访客',
    bot: '机器人',
    agent: '客服',
    botAnswered: '机器人已答',
    botMissed: '机器人未能答',
    unanswered: '尚未答复',
    repeated: '同一问题问了 {n} 次',
    signals: { human: '要求人工', complaint: '有投诉意向', 'card-lost': '报失卡片', fraud: '疑似被骗' },
    cardTail: '卡尾号 {tail}',
    quote: ['「', '」'],
    colon: '：',
    between: '；',
  },
  'zh-HK': {
    customer: '客戶',
    wants: '訴求',
    facts: '要點',
    tried: '已處理',
    open: '待辦',
    mood: '情緒',
    visitor: '訪客',
    bot: '機械人',
    agent: '客服',
    botAnswered: '機械人已答',
    botMissed: '機械人未能答',
    unanswered: '尚未答覆',
    repeated: '同一問題問了 {n} 次',
    signals: { human: '要求真人', complaint: '有投訴意向', 'card-lost': '報失卡', fraud: '懷疑受騙' },
    cardTail: '卡尾號 {tail}',
    quote: ['「', '」'],
    colon: '：',
    between: '；',
  },
  en: {
    customer: 'Customer',
    wants: 'Wants',
    facts: 'Facts',
    tried: 'Done so far',
    open: 'Open',
    mood: 'Mood',
    visitor: 'visitor',
    bot: 'bot',
    agent: 'agent',
    botAnswered: 'bot answered',
    botMissed: 'bot could not answer',
    unanswered: 'not answered yet',
    repeated: 'asked the same {n} times',
    signals: {
      human: 'asked for a person',
      complaint: 'wants to complain',
      'card-lost': 'reports a lost card',
      fraud: 'suspects fraud',
    },
    cardTail: 'card ending {tail}',
    quote: ['“', '”'],
    colon: ': ',
    between: '; ',
  },
};
