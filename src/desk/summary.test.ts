import { customerSays, botAnswers } from '../../test/builders/log-entry';
import { escalation } from '../../test/builders/escalation';
import { understanding } from '../../test/builders/understanding';
import type { LogEntry } from '../contract/log';
import { SUMMARY_LENGTH, type SummaryInput } from '../contract/summary';
import type { Understanding } from '../contract/understanding';
import { summarize } from './summary';

const READINGS: Record<string, Partial<Understanding>> = {
  转账手续费是多少: { intent: 'fee.transfer' },
  上月15号扣了我300元: {
    intent: 'fee.wrong',
    entities: [
      { type: 'date', text: '上月15号', value: '2025-12-15', start: 0, end: 5 },
      { type: 'amount', text: '300元', value: 300, start: 8, end: 12 },
    ],
  },
  尾号1234的卡: {
    intent: null,
    entities: [{ type: 'card-tail', text: '1234', value: '1234', start: 2, end: 6 }],
  },
  我要投诉你们: { intent: 'complaint.file', signals: ['complaint'] },
  你好: { intent: 'chat.hello' },
};
const TITLES: Record<string, string> = {
  'fee.transfer': '转账手续费',
  'fee.wrong': '错扣费用',
  'complaint.file': '投诉',
};

function says(text: string): LogEntry {
  return customerSays(text);
}
function bot(text = '转账免费。'): LogEntry {
  const entry = botAnswers();
  return { ...entry, activity: { ...entry.activity, text } };
}
function agent(text: string, name = '王芳'): LogEntry {
  const entry = botAnswers({ author: 'agent' });
  return { ...entry, activity: { ...entry.activity, text, from: { id: 'a1', name } } };
}
function input(entries: LogEntry[], change: Partial<SummaryInput> = {}): SummaryInput {
  return {
    entries,
    locale: 'zh-CN',
    escalation: escalation({ customer: { id: 'u1', name: '李雷' }, channel: 'wechat', tier: 'vip' }),
    understand: (text) => understanding(READINGS[text] ?? { intent: null, outOfScope: true }),
    title: (intent) => TITLES[intent] ?? intent,
    ...change,
  };
}

describe('summary for the next agent', () => {
  it('says who, what they want, the facts, the mood, what is open and what was tried', () => {
    const talk = [
      ...[says('你好'), bot('您好'), says('转账手续费是多少'), bot()],
      ...[says('上月15号扣了我300元'), says('尾号1234的卡'), agent('我帮您查一下'), says('我要投诉你们')],
    ];
    expect(summarize(input(talk)).split('\n')).toEqual([
      '客户：李雷 · wechat · VIP',
      '诉求：转账手续费；错扣费用；投诉；「我要投诉你们」',
      '要点：2025-12-15；300元；卡尾号 1234',
      '情绪：有投诉意向',
      '待办：「我要投诉你们」 尚未答复',
      '已处理：王芳 「我帮您查一下」；机器人已答 转账手续费 / 错扣费用',
    ]);
  });

  it('speaks the reader’s language', () => {
    const text = summarize(input([says('我要投诉你们')], { locale: 'en', title: () => 'Complaints' }));
    expect(text).toContain('Wants: Complaints; “我要投诉你们”');
    expect(text).toContain('Mood: wants to complain');
    expect(summarize(input([says('我要投诉你们')], { locale: 'zh-HK' }))).toContain('情緒：有投訴意向');
  });

  it('quotes the longest where nothing was understood, and counts what the bot could not answer', () => {
    const text = summarize(input([says('喂'), bot('?'), says('那个东西我一直弄不好怎么办'), bot('?')]));
    expect(text).toContain('诉求：「那个东西我一直弄不好怎么办」');
    expect(text).toContain('机器人未能答 × 2');
    expect(text).not.toContain('待办');
  });

  it('notes a question that was asked again and again', () => {
    const talk = [1, 2, 3].flatMap(() => [says('转账手续费是多少'), bot()]);
    expect(summarize(input(talk))).toContain('同一问题问了 3 次');
  });

  it('masks personal data, also where the cut would go through it', () => {
    const card = '6222021234567890128';
    const long = `${'很长的话'.repeat(14)}卡号${card}没有了`;
    const text = summarize(input([says(long), agent(`电话13800138000，卡${card}`)]));
    expect(text).not.toContain('62220212345');
    expect(text).not.toContain('13800138000');
    expect(text).toContain('138****8000');
  });

  it('stays within its length and cuts no character in two', () => {
    const flood = Array.from({ length: 300 }, (_, i) => says(`${'😀'.repeat(200)}${String(i)}`));
    const text = summarize(input([...flood, ...Array.from({ length: 5 }, () => agent('😀'.repeat(300)))]));
    expect(text.length).toBeLessThanOrEqual(SUMMARY_LENGTH);
    expect(text.isWellFormed()).toBe(true);
  });

  it('is there for a customer who said nothing, and survives what is no text', () => {
    const odd = customerSays('', { text: 7 as unknown as string });
    const nobody = escalation({ customer: { id: 'visitor-99ab', name: '' }, channel: 'webchat', tier: null });
    expect(summarize(input([odd], { escalation: nobody }))).toBe('客户：访客 99ab · webchat');
  });
});
