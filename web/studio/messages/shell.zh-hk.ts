import type { ShellWords } from './shell.en';

export const shellZhHK: ShellWords = {
  studio: '內容工作室',
  desk: '客服工作台',
  content: '內容',
  inbox: '待處理問句',
  publish: '發佈',
  history: '紀錄',
  tryIt: '試一試',
  skip: '跳到正文',
  changes: '項改動未發佈',
  newSentences: '條新問句',
  signInTitle: '登入內容工作室',
  signInHint: '編輯智能客服的知識與回答。',
  notAllowed: '內容工作室只供內容編輯使用',
  notAllowedHint: '{name}，您的帳戶無權編輯內容。請聯絡管理員為您開立「內容編輯」角色的帳戶。',
  toDesk: '前往客服工作台',
  errNotFound: '內容已不存在，請返回清單重新選擇。',
  errTooLarge: '內容過長，請縮短後重試。',
};
