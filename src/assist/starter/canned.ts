import type { CannedWords } from '../../contract/assist';
import type { Locale } from '../../contract/understanding';

/** Shortcut, and per locale title and words. */
type Row = [shortcut: string, words: Record<Locale, [title: string, text: string]>];

const FOLDERS: Record<Locale, string> = { 'zh-CN': '常用', 'zh-HK': '常用', en: 'General' };

const ROWS: Row[] = [
  [
    'hi',
    {
      'zh-CN': ['问候', '您好{customer}，我是客服{agent}，很高兴为您服务。请问有什么可以帮您？'],
      'zh-HK': ['問候', '您好{customer}，我是客戶服務主任{agent}，請問有甚麼可以幫到您？'],
      en: ['Greeting', 'Hello {customer}, this is {agent}. How can I help you today?'],
    },
  ],
  [
    'wait',
    {
      'zh-CN': ['请稍候', '好的，我正在为您查询，大约需要{minutes}分钟，请您稍候。'],
      'zh-HK': ['請稍候', '好的，我正在為您查詢，大約需要{minutes}分鐘，請稍候。'],
      en: ['One moment', 'Thank you. I am looking into this; it will take about {minutes} minutes.'],
    },
  ],
  [
    'thanks',
    {
      'zh-CN': ['感谢等待', '感谢您的耐心等待。'],
      'zh-HK': ['多謝等候', '多謝您耐心等候。'],
      en: ['Thanks for waiting', 'Thank you for waiting.'],
    },
  ],
  [
    'safe',
    {
      'zh-CN': [
        '请勿发送密码',
        '为了您的资金安全，请不要在对话中发送完整卡号、密码、短信验证码或卡片背面的安全码，我们也绝不会向您索要。',
      ],
      'zh-HK': [
        '請勿傳送密碼',
        '為保障您的賬戶安全，請勿在對話中傳送完整卡號、密碼、短訊驗證碼或卡背的安全碼，我們亦絕不會向您索取。',
      ],
      en: [
        'Never send passwords',
        'For your safety please do not send full card numbers, passwords, one-time codes or the code on the back of your card here. We never ask for them.',
      ],
    },
  ],
  [
    'last4',
    {
      'zh-CN': ['核对卡号后四位', '为了找到您的账户，请告诉我卡号的后四位。请不要发送完整卡号。'],
      'zh-HK': ['核對卡號後四位', '為查找您的賬戶，請提供卡號最後四位數字，請勿傳送完整卡號。'],
      en: [
        'Last four digits',
        'To find your account, please tell me the last four digits of your card. Please do not send the whole number.',
      ],
    },
  ],
  [
    'branch',
    {
      'zh-CN': ['请到网点办理', '这项业务需要您本人携带身份证到{place}办理，营业时间为{hours}。'],
      'zh-HK': ['請到分行辦理', '此項服務需要您本人帶備身份證明文件到{place}辦理，辦公時間為{hours}。'],
      en: [
        'Visit a branch',
        'For this please come to {place} with your identity document. Opening hours: {hours}.',
      ],
    },
  ],
  [
    'transfer',
    {
      'zh-CN': ['转接同事', '您的问题由{queue}的同事处理更合适，我现在为您转接，之前的内容他们都能看到。'],
      'zh-HK': ['轉介同事', '您的查詢由{queue}的同事處理會更合適，我現在為您轉介，之前的內容他們都會看到。'],
      en: [
        'Hand over',
        'My colleagues of {queue} can help you better with this. I am handing over now; they see all that was said.',
      ],
    },
  ],
  [
    'complaint',
    {
      'zh-CN': [
        '登记投诉',
        '给您带来不便，非常抱歉。我已登记您的投诉，编号{number}，我们会在{date}前给您答复。',
      ],
      'zh-HK': [
        '登記投訴',
        '對造成的不便，我們深感抱歉。您的投訴已登記，編號{number}，我們會於{date}前回覆您。',
      ],
      en: [
        'Complaint noted',
        'I am sorry for the trouble. Your complaint is noted under {number}; you will have our answer by {date}.',
      ],
    },
  ],
  [
    'else',
    {
      'zh-CN': ['还有其他问题吗', '请问还有其他可以帮您的吗？'],
      'zh-HK': ['還有其他查詢嗎', '請問還有其他可以幫到您嗎？'],
      en: ['Anything else', 'Is there anything else I can help you with?'],
    },
  ],
  [
    'bye',
    {
      'zh-CN': ['结束语', '感谢您的咨询，祝您生活愉快，再见！'],
      'zh-HK': ['結束語', '多謝您的查詢，祝您生活愉快，再見！'],
      en: ['Goodbye', 'Thank you for contacting us. Have a good day!'],
    },
  ],
];

/** What a bank's agents write every day, in three locales, shared by all. */
export const STARTER_CANNED: CannedWords[] = ROWS.flatMap(([shortcut, words]) =>
  (['zh-CN', 'zh-HK', 'en'] as const).map((locale) => ({
    ...{ scope: 'shared', locale, folder: FOLDERS[locale], queue: null, shortcut },
    ...{ title: words[locale][0], text: words[locale][1] },
  })),
);
