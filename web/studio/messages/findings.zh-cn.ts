import type { FindingWords } from './findings.en';

export const findingsZhCN: FindingWords = {
  error: '错误',
  warning: '提醒',
  rules: {
    'duplicate-question': '该问句已属于另一个意图，请只保留一处。',
    'near-duplicate': '另一个意图中有几乎相同的问句，请保留更合适的一处。',
    'few-questions': '可供学习的问句太少，请写十二条以上不同的问法。',
    'long-sms': '短信超过两条，请为短信写一段更短的回答。',
    'sms-alphabet': '有字符使每条短信容量减少一半以上，请替换。',
    'unresolved-button': '有按钮没有对应的意图，请使用某个意图的标题或问句。',
    'unknown-queue': '没有这个队列，请从列表中选择。',
    'unknown-intent': '没有这个意图，请从列表中选择。',
    'unknown-placeholder': '花括号中的名称未定义，请使用所询问信息的名称。',
    'missing-locale': '缺少该语言的内容，使用该语言的客户得不到回答。',
    'personal-data': '包含个人信息，请删除或换成虚构的例子。',
    'duplicate-id': '该编号被使用了两次。',
    'expired-link': '有链接已过期，不再显示，请更新或删除。',
    'dead-link': '有链接无法打开，请修正或删除。',
    swallows: '抢走了其他意图的问句，请让问句更有区别。',
  },
};
