import type { TranscriptLine } from '../contract/export';
import type { Locale } from '../contract/understanding';

export interface ExportTexts {
  title: string;
  customer: string;
  channels: string;
  queue: string;
  owner: string;
  disposition: string;
  rating: string;
  ratingOf: string;
  madeBy: string;
  madeAt: string;
  span: string;
  messages: string;
  timesIn: string;
  masked: string;
  cut: string;
  page: string;
  empty: string;
  file: string;
  authors: Record<TranscriptLine['author'], string>;
  dispositions: Partial<Record<string, string>>;
  channelNames: Partial<Record<string, string>>;
  colon: string;
}

export const EXPORT_TEXTS: Record<Locale, ExportTexts> = {
  'zh-CN': {
    title: '会话记录',
    customer: '客户',
    channels: '渠道',
    queue: '队列',
    owner: '客服',
    disposition: '处理结果',
    rating: '评价',
    ratingOf: '{n} 分（满分 5 分）',
    madeBy: '导出人',
    madeAt: '导出时间',
    span: '时间范围',
    messages: '消息数',
    timesIn: '时间均按 {zone}',
    masked: '证件号、卡号、手机号和验证码已脱敏。',
    cut: '较早的消息未包含在内。',
    page: '第 {n} 页，共 {of} 页',
    empty: '没有消息。',
    file: '附件：{name}',
    authors: { customer: '客户', bot: '机器人', agent: '客服', system: '系统', note: '内部备注' },
    dispositions: {
      resolved: '已解决',
      'follow-up': '需跟进',
      'no-answer': '客户未回应',
      duplicate: '重复咨询',
      other: '其他',
    },
    channelNames: { webchat: '网页', wechat: '微信', 'wecom-kf': '微信客服', wechaty: '微信', sms: '短信' },
    colon: '：',
  },
  'zh-HK': {
    title: '對話記錄',
    customer: '客戶',
    channels: '渠道',
    queue: '隊列',
    owner: '客服',
    disposition: '處理結果',
    rating: '評分',
    ratingOf: '{n} 分（滿分 5 分）',
    madeBy: '匯出人',
    madeAt: '匯出時間',
    span: '時間範圍',
    messages: '訊息數目',
    timesIn: '時間均按 {zone}',
    masked: '證件號碼、卡號、手機號碼及驗證碼已遮蔽。',
    cut: '較早的訊息不包括在內。',
    page: '第 {n} 頁，共 {of} 頁',
    empty: '沒有訊息。',
    file: '附件：{name}',
    authors: { customer: '客戶', bot: '機械人', agent: '客服', system: '系統', note: '內部備註' },
    dispositions: {
      resolved: '已解決',
      'follow-up': '需跟進',
      'no-answer': '客戶沒有回應',
      duplicate: '重複查詢',
      other: '其他',
    },
    channelNames: { webchat: '網頁', wechat: '微信', 'wecom-kf': '微信客服', wechaty: '微信', sms: '短訊' },
    colon: '：',
  },
  en: {
    title: 'Transcript',
    customer: 'Customer',
    channels: 'Channels',
    queue: 'Queue',
    owner: 'Agent',
    disposition: 'Outcome',
    rating: 'Rating',
    ratingOf: '{n} of 5',
    madeBy: 'Exported by',
    madeAt: 'Exported at',
    span: 'Period',
    messages: 'Messages',
    timesIn: 'All times in {zone}',
    masked: 'Identity, card and phone numbers and one-time codes are masked.',
    cut: 'Earlier messages are left out.',
    page: 'Page {n} of {of}',
    empty: 'There are no messages.',
    file: 'File: {name}',
    authors: { customer: 'Customer', bot: 'Bot', agent: 'Agent', system: 'System', note: 'Internal note' },
    dispositions: {
      resolved: 'Resolved',
      'follow-up': 'To be followed up',
      'no-answer': 'Customer did not answer',
      duplicate: 'Duplicate',
      other: 'Other',
    },
    channelNames: {
      webchat: 'Web chat',
      wechat: 'WeChat',
      'wecom-kf': 'WeCom',
      wechaty: 'WeChat',
      sms: 'SMS',
    },
    colon: ': ',
  },
};
