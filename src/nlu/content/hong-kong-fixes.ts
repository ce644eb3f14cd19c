/** What OpenCC gets wrong in a bank's texts, with what Hong Kong writes. */
const FIXES: readonly (readonly [RegExp, string])[] = [
  [/面籤/g, '面簽'],
  [/户/g, '戶'],
  [/衝正/g, '沖正'],
  [/回覆(?=原[狀樣位]|正常|出廠)/g, '回復'],
  // Why: in a bank's answers 回复 is a reply; OpenCC takes it for a return to health in some neighbourhoods.
  [/回復(?!原[狀樣位]|正常|出廠|健康)/g, '回覆'],
];

/** Corrects text that OpenCC made. */
export function fixHongKong(text: string): string {
  return FIXES.reduce((fixed, [wrong, right]) => fixed.replace(wrong, right), text);
}
