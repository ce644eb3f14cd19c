import type { Detector } from './detector';

/** The customer complains now; asking how a complaint works is an intent, not a signal. */
export const complaint: Detector = {
  signal: 'complaint',
  chinese: {
    worth: '诉举映告态差烂垃糟恶坑破满望愤忍欺太死霸骗良',
    raise: [
      /(?:我|我们)?(?:要|想|必须|坚决|强烈要求|要求|准备|马上|一定要|得|就是要|现在就)(?:去|来|正式|当面|实名)?(?:投诉|举报)/,
      /(?:投诉|举报)(?:你|您|他|她|那|这|贵行|该|某|一下你|一下那|一下这)/,
      /(?:向|到|去|找|打)(?:银保监|银监|金融监管|消保|消协|人民银行|央行|监管|12378|12363|12315|媒体|金管局)(?:局|会|委|那)?.{0,4}(?:投诉|举报|反映|告)/,
      /态度(?:也|真|实在|简直)?(?:太|很|极|极其|非常|特别|十分|这么|那么)?(?:差|恶劣|坏|不好|烂|糟)/,
      /(?:服务|体验|客服|银行|app|系统)(?:真的?|实在|简直)?(?:是)?(?:太|很|极|极其|非常|特别|这么|那么)(?:差|烂|垃圾|糟|恶心|坑)/,
      /垃圾(?:银行|服务|客服|app|系统)|什么(?:破|烂|垃圾)(?:银行|服务|客服|app|系统|玩意)/,
      /(?:非常|很|十分|极其|极度|太|强烈)(?:地)?(?:不满|不满意|失望|愤怒|气愤)/,
      /忍无可忍|欺人太甚|太过分|气死我|坑人|霸王条款|店大欺客|骗人的银行|无良银行/,
    ],
    unless: [
      /(?:不|不想|不会|没有|没|不是|并非|别|无意)(?:要|想|再|打算|来)?(?:投诉|举报)/,
      /(?:怎么|怎样|如何|哪里|哪儿|在哪|去哪|什么渠道|向谁|找谁|可以)(?:才能|可以|能|去|来|进行)?(?:投诉|举报)/,
      /(?:想|要)?(?:投诉|举报)(?:电话|热线|渠道|邮箱|流程|方式|入口|进度|结果|平台|是什么)/,
      /(?:想|我想|要)(?:问|知道|了解|查|咨询|撤销|撤回|取消)(?:一下)?.{0,6}(?:投诉|举报)/,
      /态度(?:不|没|并不|一点也不|也不)(?:差|坏|恶劣)|没有?(?:什么|任何)?(?:不满|不满意|失望)/,
    ],
  },
  english: {
    worth:
      'comp unha upse angr disa diss frus anno terr awfu appa horr disg shoc wors unac path lous atro usel joke rude regu ombu pres medi hkma pboc fca',
    raise: [
      /\b(?:i|we)(?:\s+\w+|'d|'ll)?\s+(?:want|wish|need|like|have|am going|are going|demand|going)\s+to\s+(?:\w+\s+)?(?:make|file|lodge|raise|register|submit|log|put in)\s+(?:a|an|my|another)\s+(?:\w+\s+){0,2}complaint/,
      /\b(?:i|we)(?:\s+\w+|'d|'ll)?\s+(?:want|wish|need|like|have|am going|going)\s+to\s+complain\b/,
      /\bi(?:'m| am)\s+(?:complaining|(?:very|so|extremely|really|deeply|absolutely)\s+(?:unhappy|upset|angry|disappointed|dissatisfied|frustrated|annoyed))/,
      /\b(?:terrible|awful|appalling|horrible|disgusting|shocking|worst|disgraceful|unacceptable|pathetic|lousy|atrocious)\s+(?:\w+\s+)?(?:service|bank|experience|support|staff|treatment|app|customer)/,
      /\b(?:service|staff|support|app|bank|treatment|this|it)\s+(?:is|was|were|are|has been)\s+(?:\w+\s+)?(?:terrible|awful|appalling|horrible|disgusting|disgraceful|unacceptable|pathetic|useless|a disgrace|a joke|the worst)\b/,
      /\b(?:staff|teller|agent|clerk|employee|colleague|he|she|they)\s+(?:was|were|is|are)\s+(?:\w+\s+)?rude\b/,
      /\b(?:report|complain|take this|go)\s+(?:you\s+)?to\s+(?:the\s+)?(?:regulator|ombudsman|press|media|hkma|pboc|fca)\b/,
    ],
    unless: [
      /\b(?:how|where|who|which|what|when|can|could|may|is it possible)\b[^.!?]{0,40}\bcomplain(?:t|ts|ing)?\b/,
      /\b(?:don'?t|do not|not|never|no|isn'?t|without)\s+(?:\w+\s+){0,4}complain(?:t|ts|ing)?\b/,
      /\bnot\s+(?:\w+\s+)?(?:terrible|awful|unhappy|upset|angry|disappointed|rude)\b/,
      /\b(?:withdraw|cancel|track|status of|progress of)\s+(?:\w+\s+){0,2}complaint\b/,
    ],
  },
};
