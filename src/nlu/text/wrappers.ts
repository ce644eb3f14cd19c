/*
 * Courtesy around what somebody wants: greetings, thanks, "could you please tell me". Why no quantifier within another:
 * each alternative stands for one piece of text only, so that taking them off is linear.
 */
const CHINESE_BEFORE = [
  '您好呀?',
  '你好[呀啊]?',
  '哈喽',
  '嗨',
  '亲亲?',
  '在吗',
  '在不在',
  '打扰(?:一下|了|下)?',
  '不好意思',
  '(?:想)?请问(?:一下|下)?',
  '请教(?:一下|下)?',
  '麻烦(?:您|你|问)?(?:一下|下|了)?',
  '想(?:要|再)?咨询(?:一下|下)?',
  '我?想(?:问|了解)(?:问|一下|下)',
  '早上好',
  '[上下]午好',
  '晚上好',
  '帮(?:我|忙)看(?:一下|下)',
  '请(?=[问想])',
];
const CHINESE_AFTER = [
  '谢谢(?:您|你|啦|了)?',
  '的(?:帮助|解答|帮忙)',
  '多谢(?:晒|了)?',
  '感[谢激]',
  '非常',
  '十分',
  '辛苦(?:了|您了|啦)?',
  '麻烦(?:了|您了|你了|啦)',
  '拜托了?',
  '请晒?',
  '求(?:帮忙|助|解答)',
  '帮忙(?:看看|处理一下)?',
  '急',
  '在线等',
];
const ENGLISH_BEFORE = [
  'hi|hello|hey|dear|sir|madam|or|team|there|but|just|so|and|please|pl[sz]|kindly',
  'good (?:morning|afternoon|evening|day)',
  'excuse me',
  "(?:i am |i'?m )?(?:so |very )?sorry(?: to (?:bother|trouble) you)?",
  'i am afraid',
  "(?:i )?hope (?:you are|all is|you're|you can)(?: doing)? (?:well|help me|help)",
  "(?:i was |i am |i'?m )?(?:just )?wondering(?: if| whether| about)?",
  '(?:could|can|would|will|may|might) (?:you|i)(?: please| kindly| also){0,2} (?:tell me|let me know|advise|explain|know|ask|help)(?: me)?(?: with| to)?',
  'would you mind telling me',
  'would you be so kind(?: as)? to(?: help)?',
  "i(?:'?d| would) like to know|i want to know",
];
const ENGLISH_AFTER = [
  'please|pl[sz]|thanks|thx|thank you|many|so much|very much|a lot|a million|kindly|in advance|and|if possible|cheers',
  'appreciated?(?: it)?',
  '(?:kind |best |warm )?regards',
  'yours (?:sincerely|faithfully)',
  'for your help',
  '(?:could|can|would) you(?: please| kindly){0,2} (?:help|advise|assist|check|look into it|have a look)(?: me)?',
  'hope you can help(?: me)?',
  'would you be so kind to help',
];
const SIGN = '[\\s,.!?;~，。！？～、-]';
const BEFORE = new RegExp(
  `^(?:${SIGN}|${CHINESE_BEFORE.join('|')}|(?:${ENGLISH_BEFORE.join('|')})(?![a-z]))+`,
);
const AFTER = new RegExp(
  `(?:${SIGN}|${CHINESE_AFTER.join('|')}|(?<![a-z'])(?:${ENGLISH_AFTER.join('|')}))+$`,
);
/** How a text ends that ends in courtesy: spares most texts the search. */
const LAST =
  /(?:please|pl[sz]|than(?:ks|x)|thx|you|many|much|lot|million|kindly|advance|and|possible|cheers|it|ed?|ly|help|me|advise|assist|check|look|regards|[急等助答忙看下理托烦啦了苦分常谢激感请晒您你])[^a-z\u3400-\u9fff]*$/;
const LAST_UNITS = 16;
const SOMETHING = /[a-z]{4}|[\u3400-\u9fff]{3}/;
const WORD = /[a-z\u3400-\u9fff]/;

/** The text without greeting, thanks and other courtesy around it; undefined when there is none, or nothing else. */
export function withoutCourtesy(normalised: string): string | undefined {
  const begun = normalised.replace(BEFORE, '');
  const bare = LAST.test(begun.slice(-LAST_UNITS)) ? begun.replace(AFTER, '') : begun;
  const lost = normalised.length - bare.length;
  return lost > 0 && SOMETHING.test(bare) && WORD.test(normalised.replace(bare, '')) ? bare : undefined;
}
