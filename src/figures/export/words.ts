import type { FigureUnit, ReportBy } from '../../contract/figures-api';
import type { Locale } from '../../contract/understanding';

interface Words {
  report: string;
  definitions: string;
  about: string;
  start: string;
  total: string;
  nobody: string;
  figure: string;
  definition: string;
  unit: string;
  from: string;
  to: string;
  timeZone: string;
  at: string;
  by: Record<Exclude<ReportBy, 'none'>, string>;
  units: Record<FigureUnit, string>;
}

/** What stands around the figures in a file. */
export const WORDS: Record<Locale, Words> = {
  'zh-CN': {
    report: '报表',
    definitions: '指标定义',
    about: '说明',
    start: '开始时间',
    total: '合计',
    nobody: '（无）',
    figure: '指标',
    definition: '定义',
    unit: '单位',
    from: '自',
    to: '至（不含）',
    timeZone: '时区',
    at: '制表时间',
    by: { queue: '队列', channel: '渠道', agent: '坐席', team: '团队' },
    units: { count: '次', share: '%', seconds: '秒', score: '1–5 分' },
  },
  'zh-HK': {
    report: '報表',
    definitions: '指標定義',
    about: '說明',
    start: '開始時間',
    total: '合計',
    nobody: '（無）',
    figure: '指標',
    definition: '定義',
    unit: '單位',
    from: '由',
    to: '至（不含）',
    timeZone: '時區',
    at: '製表時間',
    by: { queue: '隊列', channel: '渠道', agent: '職員', team: '團隊' },
    units: { count: '次', share: '%', seconds: '秒', score: '1–5 分' },
  },
  en: {
    report: 'Report',
    definitions: 'Definitions',
    about: 'About',
    start: 'Begin',
    total: 'Total',
    nobody: '(none)',
    figure: 'Figure',
    definition: 'Definition',
    unit: 'Unit',
    from: 'From',
    to: 'To (not included)',
    timeZone: 'Time zone',
    at: 'Made at',
    by: { queue: 'Queue', channel: 'Channel', agent: 'Agent', team: 'Team' },
    units: { count: 'times', share: '%', seconds: 's', score: '1 to 5' },
  },
};
