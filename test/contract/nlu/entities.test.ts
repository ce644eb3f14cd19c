import { ENTITY_TYPES } from '../../../src/contract/understanding';
import { extractEntities, type EntityContext } from '../../../src/nlu/entities/entities';

type Found = [type: string, value: string | number];

/** Type and value of everything found but currencies. */
function found(text: string, context?: EntityContext): Found[] {
  return extractEntities(text, context)
    .filter(({ type }) => type !== 'currency')
    .map(({ type, value }) => [type, value]);
}

describe('amounts', () => {
  it.each<[string, number]>([
    ['转5000元', 5000],
    ['转账１，２３４元', 1234],
    ['三千五百块钱', 3500],
    ['两万块', 20000],
    ['兩萬蚊', 20000],
    ['5万够吗', 50000],
    ['取1.5万现金', 15000],
    ['1万2够不够', 12000],
    ['三千五', 3500],
    ['一萬二千', 12000],
    ['三千零五元', 3005],
    ['五十万', 500000],
    ['一点五亿', 150000000],
    ['半万块', 5000],
    ['贷款20w', 200000],
    ['2千块', 2000],
    ['两百', 200],
    ['三块五', 3.5],
    ['12块5', 12.5],
    ['港币五百', 500],
    ['500蚊', 500],
    ['￥88.8', 88.8],
    ['¥1,000,000', 1000000],
    ['HK$1,200.50 please', 1200.5],
    ['USD 200', 200],
    ['200usd', 200],
    ['換200港幣', 200],
    ['send 30 dollars', 30],
    ['$2k', 2000],
    ['2.5 million yuan', 2500000],
    ['five hundred dollars', 500],
    ['two thousand five hundred', 2500],
    ['half a million', 500000],
    ['a hundred and twenty euros', 120],
    ['50 bucks', 50],
    ['我转了3000美金', 3000],
  ])('reads "%s" as %d', (text, value) => {
    expect(found(text)).toEqual([['amount', value]]);
  });

  it.each([
    '你好',
    'iphone15 很好',
    '千万别告诉别人',
    '百分之三',
    '利率3%',
    'i have one card question',
    '第三千名',
    '版本1.2.3',
  ])('finds none in "%s"', (text) => {
    expect(found(text).filter(([type]) => type === 'amount')).toEqual([]);
  });
});

describe('currencies', () => {
  it.each<[string, string[]]>([
    ['美元汇率', ['USD']],
    ['人民幣換港紙', ['CNY', 'HKD']],
    ['英鎊同歐元', ['GBP', 'EUR']],
    ['换日圆和韩币', ['JPY', 'KRW']],
    ['Swiss: CHF, and AUD', ['CHF', 'AUD']],
    ['新台币、泰铢、新加坡元', ['TWD', 'THB', 'SGD']],
    ['HK$20', ['HKD']],
    ['hundred pounds', ['GBP']],
    ['the yenta', []],
  ])('names those of "%s"', (text, codes) => {
    const names = extractEntities(text).filter(({ type }) => type === 'currency');
    expect(names.map(({ value }) => value)).toEqual(codes);
  });

  it('takes a dollar sign for the dollar of the place', () => {
    const value = (locale: EntityContext['locale']): unknown => extractEntities('$500', { locale })[0]?.value;
    expect([value('zh-HK'), value('en')]).toEqual([500, 500]);
    expect(extractEntities('$500', { locale: 'zh-HK' })[1]).toMatchObject({ type: 'currency', value: 'HKD' });
    expect(extractEntities('$500')[1]).toMatchObject({ type: 'currency', value: 'USD' });
  });
});

// 2024-03-13 is a Wednesday.
const TODAY = '2024-03-13';

describe('dates', () => {
  it.each<[text: string, relative: string, resolved: string]>([
    ['2024年3月5日', '2024-03-05', '2024-03-05'],
    ['2024/03/05', '2024-03-05', '2024-03-05'],
    ['二〇二四年三月五日', '2024-03-05', '2024-03-05'],
    ['3月5号', '--03-05', '2024-03-05'],
    ['三月二十一日', '--03-21', '2024-03-21'],
    ['十二月三号', '--12-03', '2024-12-03'],
    ['March 2nd, 2024', '2024-03-02', '2024-03-02'],
    ['on 2 March', '--03-02', '2024-03-02'],
    ['the 2nd of march', '--03-02', '2024-03-02'],
    ['2024年3月', '2024-03', '2024-03'],
    ['5月份的账单', '--05', '2024-05'],
    ['昨天', '-1d', '2024-03-12'],
    ['昨晚', '-1d', '2024-03-12'],
    ['聽日去', '+1d', '2024-03-14'],
    ['尋日', '-1d', '2024-03-12'],
    ['今天', '+0d', '2024-03-13'],
    ['大后天', '+3d', '2024-03-16'],
    ['前天', '-2d', '2024-03-11'],
    ['the day after tomorrow', '+2d', '2024-03-15'],
    ['I paid yesterday', '-1d', '2024-03-12'],
    ['三天前', '-3d', '2024-03-10'],
    ['两周后', '+2w', '2024-03-27'],
    ['2 weeks ago', '-2w', '2024-02-28'],
    ['in 3 days', '+3d', '2024-03-16'],
    ['a month ago', '-1m', '2024-02'],
    ['半年前', '-6m', '2023-09'],
    ['上个月', '-1m', '2024-02'],
    ['上個月15號', '-1m/15', '2024-02-15'],
    ['下个月1号', '+1m/01', '2024-04-01'],
    ['last month', '-1m', '2024-02'],
    ['上周五', '-1w/5', '2024-03-08'],
    ['這個星期五', '+0w/5', '2024-03-15'],
    ['下周一', '+1w/1', '2024-03-18'],
    ['周六', '>6', '2024-03-16'],
    ['星期天', '>7', '2024-03-17'],
    ['last Friday', '<5', '2024-03-08'],
    ['last Wednesday', '<3', '2024-03-06'],
    ['next Wednesday', '>3', '2024-03-20'],
    ['去年', '-1y', '2023'],
    ['去年3月', '-1y/03', '2023-03'],
    ['去年3月15日', '-1y/03-15', '2023-03-15'],
    ['15号', '---15', '2024-03-15'],
    ['on the 20th', '---20', '2024-03-20'],
  ])('reads "%s" as %s, which is %s', (text, relative, resolved) => {
    expect(found(text)).toEqual([['date', relative]]);
    expect(found(text, { today: TODAY })).toEqual([['date', resolved]]);
  });

  it.each(['2月30日', '2024年13月1日', '几号还款', '3号线', '上月卡', 'may i ask', 'i march on', '一号窗口'])(
    'finds no day in "%s"',
    (text) => {
      expect(found(text).filter(([, value]) => /\d\d-\d\d|---/.test(String(value)))).toEqual([]);
    },
  );

  it('crosses the ends of months and years', () => {
    expect(found('昨天', { today: '2024-01-01' })).toEqual([['date', '2023-12-31']]);
    expect(found('上个月', { today: '2024-01-31' })).toEqual([['date', '2023-12']]);
    expect(found('上个月31号', { today: '2024-03-31' })).toEqual([['date', '-1m/31']]);
    expect(found('上周日', { today: '2024-03-17' })).toEqual([['date', '2024-03-10']]);
  });
});

describe('cards, people and places', () => {
  it.each<[string, Found[]]>([
    ['尾号1234的卡', [['card-tail', '1234']]],
    ['尾數係8888', [['card-tail', '8888']]],
    ['尾數8888', [['card-tail', '8888']]],
    ['卡后四位是4321', [['card-tail', '4321']]],
    ['末四位数字：0001', [['card-tail', '0001']]],
    ['my card ending in 9876', [['card-tail', '9876']]],
    ['card ends with 9876', [['card-tail', '9876']]],
    ['the last four digits are 5555', [['card-tail', '5555']]],
    ['1234那张信用卡', [['card-tail', '1234']]],
    ['打 138-0013-8000 给我', [['phone', '+86138****8000']]],
    ['+86 13800138000', [['phone', '+86138****8000']]],
    ['call +852 2345 6789', [['phone', '+85223****89']]],
    ['my phone is 91234567', [['phone', '+85291****67']]],
    ['電話 2345 6789', [['phone', '+85223****89']]],
    ['order 91234567', []],
    ['+44 20 7946 0958', [['phone', '+442079****58']]],
    ['卡号6222021234567890128', [['card', '***************0128']]],
    ['card number 4111 1111 1111 1111', [['card', '************1111']]],
    ['身份证11010519491231002X', [['id-number', '110105********002X']]],
    ['验证码是123456', [['code', '******']]],
    ['my otp is 889900', [['code', '******']]],
    ['mail Me@Example.com', [['email', 'me@example.com']]],
    ['去中环分行', [['branch', '中环']]],
    ['我想預約中環分行', [['branch', '中环']]],
    ['朝阳支行几点开门', [['branch', '朝阳']]],
    ['在海川银行南京路支行开的户', [['branch', '南京路']]],
    ['最近的支行在哪', []],
    ['你们有哪些分行', []],
    ['the Central branch', [['branch', 'central']]],
    ['open at tsim sha tsui branch', [['branch', 'tsim sha tsui']]],
    ['the nearest branch please', []],
    ['分12期', [['count', 12]]],
    ['二十四期', [['count', 24]]],
    ['over 12 months', [['count', 12]]],
    ['两张卡', [['count', 2]]],
    ['twenty-four installments', [['count', 24]]],
  ])('finds in "%s" %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('covers personal data in the text of an entity too', () => {
    const texts = extractEntities('手机13800138000，卡4111111111111111，致电 2345 6789').map(
      ({ text }) => text,
    );
    expect(texts).toEqual(['138****8000', '************1111', '23** **89']);
  });
});

describe('entities', () => {
  it('gives offsets of the text as it was written, in UTF-16 units', () => {
    const text = '😀请转５００元给我，尾号１２３４';
    const [amount, tail] = extractEntities(text);
    expect(amount).toMatchObject({ type: 'amount', value: 500, text: '５００元' });
    expect(text.slice(amount?.start, amount?.end)).toBe('５００元');
    expect(text.slice(tail?.start, tail?.end)).toBe('尾号１２３４');
  });

  it('finds several in one sentence, in order', () => {
    expect(found('昨天尾号1234的卡在中环分行取了3千块，分3期')).toEqual([
      ['date', '-1d'],
      ['card-tail', '1234'],
      ['branch', '中环'],
      ['amount', 3000],
      ['count', 3],
    ]);
  });

  it('has only the types that are promised', () => {
    const text =
      '昨天$5，尾号1234，13800138000，4111111111111111，11010519491231002X，a@b.cn，中环分行，分3期，验证码 1234';
    const types = new Set(extractEntities(text).map(({ type }) => type));
    expect([...types].sort()).toEqual([...ENTITY_TYPES].sort());
  });

  it('looks at the first 500 units only', () => {
    expect(found(`${'啊'.repeat(600)}500元`)).toEqual([]);
  });
});
