/** What OpenCC gets wrong in a bank's texts, with what Hong Kong writes. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/面籤/g, '面簽'],
  [/衝正/g, '沖正'],
  [/回覆(?=原[狀樣位]|正常|出廠)/g, '回復'],
  // Why: in a bank's answers 回复 is a reply; OpenCC takes it for a return to health in some neighbourhoods.
  [/回復(?!原[狀樣位]|正常|出廠|健康)/g, '回覆'],
];

/** The forms of the official character list, which OpenCC writes, and those that banks and keyboards there use. */
const FORMS = new Map(
  Object.entries({
    户: '戶',
    説: '說',
    閲: '閱',
    税: '稅',
    兑: '兌',
    悦: '悅',
    鋭: '銳',
    脱: '脫',
    綫: '線',
  }),
);
const FORM = new RegExp([...FORMS.keys()].join('|'), 'g');

/** Corrects text that OpenCC made. */
export function fixHongKong(text: string): string {
  const forms = text.replace(FORM, (form) => FORMS.get(form) ?? form);
  return PHRASES.reduce((fixed, [wrong, right]) => fixed.replace(wrong, right), forms);
}
