import type { EntityFamily } from './rule';

/** The last four digits of a card. */
export const CARD_FAMILY: EntityFamily = {
  worth: /\d{4}/,
  rules: [
    {
      type: 'card-tail',
      pattern:
        /(?:尾[号数]|卡尾|[末后][四4](?:位|个)?(?:数字|数|号码)?|(?:ending|ends)(?: (?:in|with))?|last (?:four|4)(?: digits| numbers)?(?: (?:of )?(?:my|the) card)?)\s{0,2}(?:是|为|:|=|is|are)?\s{0,2}(\d{4})(?!\d)/g,
      value: ([, tail]) => tail,
    },
    {
      type: 'card-tail',
      pattern:
        /(?<!\d)(\d{4})(?:的?(?:尾号|结尾|收尾)|(?:那|这)?张?(?=的?(?:银行|信用|借记|储蓄)?卡))(?!\d)/g,
      value: ([, tail]) => tail,
    },
  ],
};
