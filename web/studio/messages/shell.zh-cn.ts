import type { ShellWords } from './shell.en';

export const shellZhCN: ShellWords = {
  studio: '内容工作室',
  desk: '客服工作台',
  content: '内容',
  inbox: '待处理问句',
  publish: '发布',
  history: '历史',
  tryIt: '试一试',
  skip: '跳到正文',
  changes: '处改动未发布',
  newSentences: '条新问句',
  signInTitle: '登录内容工作室',
  signInHint: '编辑智能客服的知识与回答。',
  notAllowed: '内容工作室仅供内容编辑使用',
  notAllowedHint: '{name}，您的账号无权编辑内容。请联系管理员为您开通“内容编辑”角色的账号。',
  toDesk: '前往客服工作台',
  errNotFound: '该内容已不存在，请返回列表重新选择。',
  errTooLarge: '内容过长，请缩短后重试。',
};
