import type { Figure } from '../figure';
import { total } from '../formulas';

export const noted: Figure = {
  id: 'noted',
  group: 'volume',
  unit: 'count',
  better: 'neither',
  over: 'cases',
  title: { 'zh-CN': '留言或待回电', 'zh-HK': '留言或待回電', en: 'Call-backs and messages left' },
  definition: {
    'zh-CN': '客户要求回电或留言、而尚无人接手的次数；这些客户不在线等待。',
    'zh-HK': '客戶要求回電或留言、而尚未有職員接手的次數；這些客戶不在線上等候。',
    en: 'Those who asked for a call or left a message and whom nobody has taken yet; they do not wait.',
  },
  formula: total(({ end }) => Number(end === 'noted')),
};
