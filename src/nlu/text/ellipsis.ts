/** Longer subjects are questions of their own: in UTF-16 units. */
const LONGEST = { chinese: 10, english: 32 };
const CHINESE =
  /^(?:那么?|咁|然后|还有|至于|换成|如果是|要是|这么|而)?(.{1,16}?)(?:呢|又如何|怎么样|又怎么办)?[\s?？!！。.~～]*$/;
const CHINESE_MARK = /^(?:那|咁|还有|至于|换成|如果是|要是|这么)|(?:呢|又如何|怎么样)[\s?？!！。.~～]*$/;
const ENGLISH =
  /^(?:ok(?:ay)?,? |so |then |but )?(?:(?:and )?(?:what|how) about|and(?: for| with)?|what of|what if it is|same for|or)\s+(?:(?:for|with|the|my|a|an|your|on)\s+){0,2}([a-z][a-z ,'-]{1,40}?)(?: then| instead| too)?[\s?!.]*$/;
/** What makes a whole question: the text is then understood by itself. */
const CHINESE_QUESTION =
  /怎么|如何|怎样|多少|什么|哪|吗|几[点号天时]|可以|能不能|是不是|为何|我要|我想|帮我|转人工|谁/;
const ENGLISH_QUESTION =
  /\b(?:how|what|where|when|why|who|which|can|could|do|does|did|is|are|will|would|should|i|want|need|please)\b/;
const HAN = /[\u3400-\u9fff]/;

/** What an elliptical question ("那信用卡呢", "what about credit cards?") asks about; undefined for any other text. */
export function subjectOf(normalised: string): string | undefined {
  const isChinese = HAN.test(normalised);
  if (isChinese && !CHINESE_MARK.test(normalised)) return undefined;
  const subject = (isChinese ? CHINESE : ENGLISH).exec(normalised)?.[1]?.trim();
  if (subject === undefined || subject.length > (isChinese ? LONGEST.chinese : LONGEST.english))
    return undefined;
  const isQuestion = isChinese ? CHINESE_QUESTION : ENGLISH_QUESTION;
  return isQuestion.test(subject) ? undefined : subject;
}
