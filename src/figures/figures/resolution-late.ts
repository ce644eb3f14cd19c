import type { Figure } from '../figure';
import { total } from '../formulas';

export const resolutionLate: Figure = {
  id: 'resolution-late',
  group: 'promises',
  unit: 'count',
  better: 'less',
  over: 'cases',
  title: { 'zh-CN': '办结超时', 'zh-HK': '完成逾時', en: 'Resolutions late' },
  definition: {
    'zh-CN': '已接通的会话中，结束晚于办结承诺时间，或到期仍未结束的次数。',
    'zh-HK': '已接通的對話中，結束晚於完成承諾時間，或到期仍未結束的次數。',
    en: 'How many answered conversations ended after the promised time, or still run when it has passed.',
  },
  formula: total(({ resolvedInTime, end }) => Number(resolvedInTime === false && end === 'answered')),
};
