import type { EntityFamily } from './rule';

/** ISO 4217 codes with what customers call them, in simplified Chinese and lower case. */
const NAMES: Readonly<Record<string, string>> = {
  CNY: 'rmb cny renminbi yuan 人民币 ¥ ￥ cn¥',
  HKD: 'hk$ hkd 港币 港元 港纸 港圆 蚊',
  USD: 'us$ usd dollar dollars 美元 美金 美币 美钞',
  EUR: 'eur euro euros 欧元 €',
  GBP: 'gbp pound pounds sterling quid 英镑 £',
  JPY: 'jpy yen 日元 日圆 日币 円',
  AUD: 'aud a$ 澳元 澳币',
  CAD: 'c$ cad 加元 加币 加拿大元',
  SGD: 's$ sgd 新加坡元 新币 新加坡币 坡币',
  NZD: 'nz$ nzd 纽元 纽币 新西兰元',
  CHF: 'chf 瑞士法郎 瑞郎',
  KRW: 'krw 韩元 韩币 韩圆 ₩',
  THB: 'thb baht 泰铢 泰币',
  TWD: 'nt$ twd 台币 新台币',
  MOP: 'mop mop$ 澳门元 澳门币 葡币',
  MYR: 'myr ringgit 马币 林吉特 令吉',
  RUB: 'rub rouble roubles ruble rubles 卢布',
  INR: 'inr rupee rupees 印度卢比',
};
const CODES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([code, names]) =>
    names.split(' ').map((name): [string, string] => [name, code]),
  ),
);

function sourceOf(names: Iterable<string>): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('$', '\\$'))
    .map((name) => (/^[a-z]+$/.test(name) ? `(?<![a-z])${name}(?![a-z])` : name))
    .join('|');
}

/** A pattern's source for any currency; `$` alone is one too. */
export const CURRENCY = `${sourceOf(CODES.keys())}|\\$`;

/** Currencies wherever they stand, also within amounts. */
export const CURRENCY_FAMILY: EntityFamily = {
  worth: new RegExp(CURRENCY),
  rules: [
    {
      type: 'currency',
      pattern: new RegExp(CURRENCY, 'g'),
      // Why: in Hong Kong a dollar sign is a Hong Kong dollar.
      value: ([name], { locale }) => CODES.get(name) ?? (locale === 'zh-HK' ? 'HKD' : 'USD'),
      within: true,
    },
  ],
};
