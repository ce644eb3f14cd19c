import type { Locale } from '../../contract/understanding';

/**
 * A list to begin with: promises that may not be made of financial products, ways around the bank, and rudeness. Script
 * does not matter, so zh-HK holds only what is said otherwise there.
 */
export const STARTER_WORDS: Record<Locale, string[]> = {
  'zh-CN': [
    ...[
      '保本',
      '保本保息',
      '稳赚',
      '稳赚不赔',
      '零风险',
      '无风险',
      '绝对安全',
      '保证收益',
      '百分百赚',
      '刚性兑付',
    ],
    ...['内部消息', '私下转账', '转到我个人', '加我微信', '我的私人电话', '包过', '包批', '找关系'],
    ...['投诉也没用', '随便你投诉', '不关我事', '听不懂人话', '神经病', '白痴', '滚蛋', '废话'],
  ],
  'zh-HK': [
    '保證賺',
    '穩賺',
    '冇風險',
    '無風險',
    '包賺',
    '包批',
    '私人電話',
    '關我咩事',
    '唔關我事',
    '黐線',
    '白痴',
  ],
  en: [
    ...['guaranteed return', 'guaranteed profit', 'risk-free', 'risk free', 'no risk', 'cannot lose'],
    ...['off the record', 'inside information', 'my personal account', 'my personal WhatsApp', 'between us'],
    ...['not my problem', 'complain all you like', 'shut up', 'stupid', 'idiot'],
  ],
};
