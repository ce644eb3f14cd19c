import type { Detector } from './detector';

const CARD =
  '(?:(?:银行|信用|借记|储蓄|工资|贷记|副|主|实体|提款|这张|那张|张|我的?|的|把|和|连|有|里|,|，|^)卡片?|银行卡|信用卡|存折|钱包|皮夹|钱夹)';
const GONE =
  '(?:丢|不见|遗失|失窃|弄没|没了|被偷|被盗(?!刷)|被抢|被扒|被人偷|被人抢|被人拿走|找不到|找不着|不知道(?:掉|丢|放|落)|掉(?:在|了|到|哪)|落(?:在|到)|给偷)';

/** The customer reports a card (or the purse around it) as lost or stolen. */
export const cardLost: Detector = {
  signal: 'card-lost',
  chinese: {
    worth: '丢见失没偷盗抢扒拿找掉落放知',
    raise: [
      new RegExp(`${CARD}(?!密码|号|机|顿|住|死|费|单|里的?钱|余额)[^。！？!?]{0,8}?${GONE}`),
      new RegExp(
        `(?:丢了?|弄丢了?|遗失了?|掉了|丢失了?|搞丢了?|不见了)(?:一张|我的?|我?张|几张|个|两张)?(?:银行|信用|借记|储蓄)?(?:卡|存折|钱包)(?!密码|号|顿|工)`,
      ),
      /(?:偷|抢|拿)(?:走)?了?我的?(?:银行|信用|借记)?(?:卡|钱包)/,
      /(?:我要|帮我|马上|立即|立刻|赶紧|快|紧急|申请|需要|请)(?:给我|把卡|办理?)?挂失/,
    ],
    unless: [
      /(?:没有?|并没|不是|未)(?:弄|搞|把卡)?(?:丢|遗失|被偷|被盗|不见)/,
      /(?:如果|假如|万一|要是|一旦|假设|担心|害怕|怕)[^。！？!?]{0,12}(?:丢|遗失|被偷|不见|被盗|没了)/,
      /(?:解除|取消|撤销|解|不用|不要|不需要)(?:了)?挂失/,
      /(?:又|已经|重新|现在)?(?:找到|找回|捡到|捡回)[^。！？!?]{0,6}/,
      /(?:身份证|社保卡|医保卡|公交卡|电话卡|手机卡|饭卡|校园卡|门禁卡|会员卡|sim卡)[^。！？!?]{0,8}/,
      /(?:网点|分行|支行|柜员机|atm|附近|入口|按钮|功能|页面|客服|账单|流水|卡号|密码|余额|在哪)[^。！？!?]{0,6}(?:找不到|找不着|不见|没了)/,
      /找不到[^。！？!?]{0,8}(?:网点|分行|支行|入口|按钮|功能|页面|地方|哪里)/,
    ],
  },
  english: {
    worth: 'lost misp lose repo losi find stol nick snat robb pick mugg miss gone disa vani left forg',
    raise: [
      /\b(?:lost|misplaced|can'?t find|cannot find|could not find|couldn'?t find|lose|losing)\s+(?:\w+\s+){0,4}?(?:cards?|wallet|purse|handbag)\b(?!'?s?\s+(?:pin|number|reader|details|statement|password|limit|holder))/,
      /\b(?:stole|stolen|nicked|snatched|robbed|pickpocketed|mugged)\s+(?:\w+\s+){0,4}?(?:cards?|wallet|purse|handbag)\b/,
      /\b(?:cards?|wallet|purse|handbag)\s+(?:\w+\s+){0,3}?(?:lost|stolen|missing|gone(?! through| up| down)|disappeared|misplaced|nicked|snatched|vanished)\b/,
      /\b(?:left|forgot)\s+my\s+(?:\w+\s+){0,2}?(?:card|wallet)\s+(?:in|on|at)\s+(?:a|the)\s+(?:taxi|bus|train|shop|restaurant|plane|cab|bar|pub|hotel)/,
      /\breport\s+(?:a|my|the)?\s*(?:\w+\s+)?(?:lost|stolen|missing)\s+(?:\w+\s+)?card\b/,
    ],
    unless: [
      /\b(?:if|in case|suppose|should|when|what happens when)\s+(?:i|my|someone|anyone|the|a)\s+(?:\w+\s+){0,6}?(?:lose|lost|stolen|missing|steals?|misplace)\b/,
      /\b(?:haven'?t|have not|didn'?t|did not|not|never|isn'?t|wasn'?t)\s+(?:\w+\s+)?(?:lost|lose|stolen|missing|misplaced)\b/,
      /\bfound\s+(?:my|the|it|a)\b.{0,30}|\b(?:lost|missing|stolen)\s+(?:\w+\s+){0,2}cards?\s+(?:\w+\s+)?found\b|\bthought\s+(?:\w+\s+){0,3}(?:lost|stolen)\b.{0,30}/,
      /\b(?:sim|gift|business|id|identity|library|loyalty|memory|sd|greeting|birthday|travel|bus|student|health|insurance)\s+cards?\b/,
      /\b(?:lost|lose)\s+(?:my\s+)?(?:job|weight|interest|track|phone)\b/,
    ],
  },
};
