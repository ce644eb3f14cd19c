import { extractEntities } from '../../../src/nlu/entities/entities';

/** Type and value of everything found. */
function found(text: string): [string, string | number][] {
  return extractEntities(text).map(({ type, value }) => [type, value]);
}

describe('entities', () => {
  it.each<[string, [string, string | number][]]>([
    ['转5000元', [['amount', 5000]]],
    ['转账１，２３４元', [['amount', 1234]]],
    ['三千五百块钱', [['amount', 3500]]],
    ['两万块', [['amount', 20000]]],
    ['5万够吗', [['amount', 50000]]],
    [
      'HK$1,200.50 please',
      [
        ['amount', 1200.5],
        ['currency', 'HKD'],
      ],
    ],
    [
      '換200港幣',
      [
        ['amount', 200],
        ['currency', 'HKD'],
      ],
    ],
    [
      'send 30 dollars',
      [
        ['amount', 30],
        ['currency', 'USD'],
      ],
    ],
    ['美元汇率', [['currency', 'USD']]],
    ['尾号1234的卡', [['card-tail', '1234']]],
    ['my card ending in 9876', [['card-tail', '9876']]],
    ['打 138-0013-8000 给我', [['phone', '13800138000']]],
    ['call +852 2345 6789', [['phone', '+85223456789']]],
    ['mail Me@Example.com', [['email', 'me@example.com']]],
    ['2024年3月5日', [['date', '2024-03-05']]],
    ['3月5号', [['date', '--03-05']]],
    ['聽日去', [['date', 'tomorrow']]],
    ['I paid yesterday', [['date', 'yesterday']]],
    ['你好', []],
    ['iphone15 很好', []],
  ])('finds in "%s" %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('gives offsets of the text as it was written, in UTF-16 units', () => {
    const text = '😀请转５００元给我';
    const [amount] = extractEntities(text);
    expect(amount).toMatchObject({ type: 'amount', value: 500, text: '５００元' });
    expect(text.slice(amount?.start, amount?.end)).toBe('５００元');
  });

  it('looks at the first 500 units only', () => {
    expect(found(`${'啊'.repeat(600)}500元`)).toEqual([]);
  });
});
