import { plain } from './plain';

const ASKING =
  /[?？]|[吗嗎]|怎[么麼样樣]|如何|多少|哪[里裡個个些]|[几幾][点點]|[点點][样樣]|能不能|可不可以|\b(?:how|what|where|when|which|can i|could i|do you)\b/iu;
const NOTHING =
  /^(?:没有?(?:什么)?|無|无|冇(?:嘢)?|不用了?|不方便(?:说)?|不想说|唔想講|谢谢|謝謝|多謝|多谢|唔該|好的?|no|none|nothing|n\/a|no thanks?|thanks?|thank you|ok(?:ay)?)$/u;

/** Whether words have the form of a question. */
export function isAsking(text: string): boolean {
  return ASKING.test(text);
}

/** Whether somebody who was asked why says, politely or not, that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(plain(text));
}
