import { billedSegments, fillTemplate, type Templates } from './template';

const service = { id: 'SMS_1', param: 'content', variable: '${content}', text: '您好，${content}。' };
const templates: Templates = {
  sign: '示例银行',
  byPurpose: { service },
  maxVariable: 10,
  tail: '拒收请回复R',
};
const sms = (text: string, purpose: 'service' | 'marketing' = 'service') => ({
  to: '+8613800138000',
  text,
  purpose,
  key: 'k',
});
const refused = { outcome: 'rejected', code: 'TEMPLATE_REQUIRED', elsewhere: true };

describe('fillTemplate', () => {
  it('carries a text that fits', () => {
    expect(fillTemplate(sms('一二三四五六七八九十'), templates)).toEqual({
      template: service,
      value: '一二三四五六七八九十',
    });
  });

  it.each(['一二三四五六七八九十一', ' ', '见www.a.cn', 'http://a', 'bank.com', '【银行】'])(
    'refuses %j',
    (text) => {
      expect(fillTemplate(sms(text), templates)).toEqual(refused);
    },
  );

  it('does not send marketing by the template for service', () => {
    expect(fillTemplate(sms('优惠', 'marketing'), templates)).toEqual(refused);
  });
});

describe('fillTemplate for marketing', () => {
  const marketing = {
    id: 'SMS_2',
    param: 'content',
    variable: '${content}',
    text: '${content}，拒收请回复R',
  };
  const all = { ...templates, maxVariable: 20, byPurpose: { service, marketing } };

  it('does not say twice how to refuse', () => {
    expect(fillTemplate(sms('新品优惠 拒收请回复R', 'marketing'), all)).toEqual({
      template: marketing,
      value: '新品优惠',
    });
  });

  it('keeps it when the approved text does not say it, or is not known', () => {
    const silent = { id: 'SMS_2', param: 'content', variable: '${content}' };
    const filled = fillTemplate(sms('新品优惠 拒收请回复R', 'marketing'), {
      ...all,
      byPurpose: { marketing: silent },
    });
    expect(filled).toEqual({ template: silent, value: '新品优惠 拒收请回复R' });
  });
});

describe('billedSegments', () => {
  it.each([
    [60, 1],
    [61, 2],
    [124, 2],
    [125, 3],
  ])('counts signature and fixed text: %d characters are %d', (characters, segments) => {
    expect(billedSegments({ template: service, value: 'a'.repeat(characters) }, '示例银行')).toBe(segments);
  });

  it('counts signature and text when the template is not known, and takes no part of the text for a pattern', () => {
    const template = { id: 'x', param: '1', variable: '{1}' };
    expect(billedSegments({ template, value: 'a'.repeat(64) }, '示例银行')).toBe(1);
    expect(billedSegments({ template, value: '$&'.repeat(32) }, '示例银行')).toBe(1);
    expect(billedSegments({ template, value: 'a'.repeat(65) }, '示例银行')).toBe(2);
  });
});
