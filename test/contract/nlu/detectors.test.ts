import type { Signal } from '../../../src/contract/understanding';
import { detectSignals } from '../../../src/nlu/detectors';
import { normalise } from '../../../src/nlu/text/normalise';
import { scriptShare } from '../../../src/nlu/text/script';

function signalsOf(text: string): Signal[] {
  return detectSignals(normalise(text), scriptShare(text));
}

const RAISED: Record<Signal, string[]> = {
  human: [
    '转人工',
    '我要人工客服',
    '人工',
    '给我接通客服',
    '我不想跟机器人说话，找个真人来',
    '能不能和真人说话',
    '客服在吗',
    '人工智能听不懂，转人工',
    '轉人工',
    '請幫我轉人工客服',
    '我想搵真人客服',
    '可唔可以同真人傾',
    '人 工 ！！',
    '转\u200b人\u200b工',
    'talk to a human',
    'I want to speak with an agent please',
    'can i talk to someone',
    'get me a real person!',
    'connect me to customer service',
    'AGENT',
    "I don't want to talk to a bot",
  ],
  complaint: [
    '我要投诉',
    '我要投诉你们的柜员',
    '你们服务态度太差了',
    '再这样我就去银保监会投诉你们',
    '非常不满意',
    '什么破银行',
    '我要投訴分行的服務態度',
    '你哋服務態度好差，我要投訴',
    'I want to make a complaint',
    "i'd like to file a formal complaint about a teller",
    'this is the worst bank, terrible service',
    'your staff were rude to me',
    "I'm very unhappy with you",
  ],
  'card-lost': [
    '唔見咗張卡',
    '不见了我的银行卡',
    '我的卡丢了',
    '银行卡被偷了怎么办',
    '钱包不见了，卡都在里面',
    '我把信用卡弄丢了',
    '我要挂失',
    '储蓄卡找不到了',
    '我張卡唔見咗',
    '我的銀行卡不見了，怎樣掛失',
    '信用咭被偷',
    'I lost my credit card',
    'my card has been stolen',
    "can't find my debit card anywhere",
    'someone stole my wallet',
    'I left my card in a taxi',
    'report a stolen card',
  ],
  fraud: [
    '我的卡被盗刷了',
    '我被骗了，钱已经转出去了',
    '这笔交易不是我本人操作的',
    '有一笔可疑交易',
    '账户里的钱被人转走了',
    '我点了钓鱼链接',
    '好像遇到骗子了',
    '我的信用卡被盜刷了',
    '我被騙了，錢已經轉了出去',
    '我俾人呃咗錢',
    'unauthorised charge on my card',
    'I think I have been scammed',
    "there's a transaction I didn't make",
    'someone used my card without permission',
    'my account was hacked',
    'my money has been stolen',
    'suspicious transfer on my account',
  ],
};

const SILENT = [
  '客服店话是多少',
  'customer service电话是多少',
  '人工智能是什么',
  '你是机器人还是真人',
  '不用转人工，谢谢',
  '人工客服几点下班',
  '丢了工作怎么还贷款',
  '我没有丢卡',
  '如果卡丢了会怎样',
  '卡找到了，怎么解除挂失',
  '手机丢了怎么改绑定',
  '信用卡的账单找不到了',
  '怎么投诉',
  '投诉电话是多少',
  '我不想投诉，只想问一下',
  '如何防止被骗',
  '怎么防范电信诈骗',
  '什么是盗刷',
  '没有被盗刷，只是问一下',
  '你係機械人定真人',
  '點樣投訴',
  '點樣防止被騙',
  '人工智能係咩',
  'are you a human or a bot',
  'transfer money to another person',
  'can I do this in person at a branch',
  "I don't need to talk to an agent",
  'how do i complain',
  'I lost my job, can I pause the loan',
  'what if I lose my card',
  'I found my card again',
  'i lost my sim card',
  'lost card found, can I use it again',
  'has my credit card application gone through',
  'may i know if you are a real person',
  'do I need to talk to someone to close an account',
  'how can i avoid being scammed',
  'what is phishing',
  'how do I protect myself against fraud',
  '你好',
  'hello',
  '',
];

describe('detectors', () => {
  const raised = Object.entries(RAISED).flatMap(([signal, texts]) =>
    texts.map((text) => [signal, text] as const),
  );

  it.each(raised)('raise %s for "%s"', (signal, text) => {
    expect(signalsOf(text)).toContain(signal);
  });

  it.each(SILENT)('stay silent for "%s"', (text) => {
    expect(signalsOf(text)).toEqual([]);
  });
});
