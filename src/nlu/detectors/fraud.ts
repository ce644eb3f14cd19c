import type { Detector } from './detector';

/** The customer was cheated, or sees a charge or transfer that is not theirs. */
export const fraud: Detector = {
  signal: 'fraud',
  chinese: {
    worth: '盗骗诈坑套当是非没未疑生历明认黑侵冒复克被翼钓对别杀',
    raise: [
      /盗刷|被(?:人|他|她|他们|网友|骗子|别人)?(?:给)?(?:骗|诈骗|坑走|套走|骗走|骗了)|遭(?:到|遇)?(?:了)?(?:电信|网络)?诈骗|遇到(?:了)?(?:骗子|诈骗)|(?:我|好像|应该|可能)(?:是)?上当/,
      /(?:骗|诈骗)(?:了|走)(?:我|我的|我们)|骗子(?:骗|把|转)|(?:转|汇|打)(?:钱|账|款)?(?:给|到)(?:了)?(?:个)?骗子/,
      /(?:不是|非|并非)(?:我|本人|我本人|我自己)(?:本人|自己)?(?:操作|交易|刷|消费|转|买|做|支付|付|办|申请|取|扣)/,
      /(?:我|本人)(?:根本|从来|完全|压根)?(?:没有?|未)(?:操作|消费|交易|刷卡|刷过|转过|买过|授权|用过|取过)[^。！？!?]{0,12}(?:扣|消费|交易|刷|转|支出|账单|钱|记录)/,
      /(?:扣|消费|交易|刷|转|支出|账单|记录)[^。！？!?]{0,12}(?:我|本人)(?:根本|从来|完全|压根)?(?:没有?|未)(?:操作|消费|交易|刷|转过|买过|授权|用过)/,
      /未经(?:我|本人)?(?:的)?(?:授权|同意|允许|许可)/,
      /(?:可疑|陌生|来历不明|不明|不认识)(?:的)?(?:交易|转账|消费|刷卡)/,
      /(?:账户|账号|银行卡|信用卡|卡|手机银行|网银)(?:好像|可能|疑似|应该)?(?:是)?(?:被)(?:人)?(?:盗用|盗了|黑了|盗|黑|入侵|冒用|复制|克隆)/,
      /(?:钱|存款|余额|资金)[^。！？!?]{0,6}(?:被(?:人)?(?:盗|偷|转走|刷走|取走|划走|转出去|转走了)|不翼而飞)/,
      /(?:点了?|点开了?|点击了?|进了?|进入了?)[^。！？!?]{0,8}(?:钓鱼|诈骗)(?:网站|短信|链接|邮件)|(?:验证码|密码)[^。！？!?]{0,8}(?:告诉|给|发给|泄露给)(?:了)?(?:骗子|陌生人|对方|别人)/,
      /(?:冒充|假冒)[^。！？!?]{0,10}(?:银行|客服|公检法|警察|我)|冒用我|被冒名/,
      /(?:举报|报告|上报)(?:诈骗|欺诈|骗子)|电信诈骗|杀猪盘/,
    ],
    unless: [
      /(?:怎么|怎样|如何|为了|谨防|注意)?(?:防止|预防|防范|避免|防|识别|辨别|判断|小心)[^。！？!?]{0,8}(?:盗刷|被骗|诈骗|骗|可疑交易|冒充)/,
      /(?:什么|啥)(?:是|叫)(?:做)?[^。！？!?]{0,4}(?:盗刷|诈骗|杀猪盘)|(?:盗刷|电信诈骗|诈骗|杀猪盘)(?:是什么|是啥|什么意思|有哪些|保险|险|知识|案例|新闻)/,
      /(?:没有?|未|不是|并非|不会)(?:人)?(?:被|遭)?(?:人)?(?:盗刷|骗|诈骗)/,
      /(?:如果|假如|万一|要是|一旦|假设|担心|害怕|怕)[^。！？!?]{0,8}(?:盗刷|被骗|被人骗|诈骗|上当|被盗)/,
    ],
  },
  english: {
    worth:
      'unau frau scam defr tric conn phis swin ripp hack clon comp skim take brok didn neve have not reme wasn susp stra weir reco stol stea iden thef some clic croo thie call them vict repo',
    raise: [
      /\bunauthori[sz]ed\b|\bfraudulent\b|\bfraudsters?\b|\bscammers?\b/,
      /\b(?:been|got|was|were|being|get|getting)\s+(?:\w+\s+)?(?:scammed|defrauded|tricked|conned|phished|swindled|ripped off)\b/,
      /\b(?:card|account|phone banking|app)\s+(?:\w+\s+){0,3}?(?:hacked|cloned|compromised|skimmed|taken over|broken into)\b|\bhacked\s+(?:into\s+)?my\b/,
      /\b(?:didn'?t|did not|never|haven'?t|have not|don'?t remember|do not remember|wasn'?t me)\s+(?:\w+\s+)?(?:make|made|making|authori[sz]ed?|do|did|approved?|spen[dt]|buy|bought)\b.{0,20}\b(?:transactions?|payments?|purchases?|charges?|transfers?|withdrawals?|debits?)\b/,
      /\b(?:transactions?|payments?|purchases?|charges?|transfers?|withdrawals?)\b.{0,24}\b(?:i|we)\s+(?:didn'?t|did not|never|haven'?t|have not)\s+(?:\w+\s+)?(?:make|made|authori[sz]ed?|do|done|did|approved?)\b/,
      /\b(?:suspicious|strange|weird|fraud)\s+(?:\w+\s+)?(?:transactions?|charges?|payments?|transfers?|activity|withdrawals?|purchases?)\b/,
      /\b(?:don'?t|do not|didn'?t|can'?t|cannot)\s+recogni[sz]e\s+(?:\w+\s+){0,3}?(?:transactions?|charges?|payments?|transfers?|withdrawals?|purchases?)\b|\b(?:transactions?|charges?|payments?)\b.{0,12}\b(?:don'?t|do not)\s+recogni[sz]e\b/,
      /\b(?:stole|stolen|steal|stealing)\b.{0,12}\b(?:money|identity|savings|funds)\b|\b(?:money|funds|savings|identity)\s+(?:\w+\s+){0,3}?(?:stolen|been taken)\b|\bidentity theft\b/,
      /\bsomeone\s+(?:else\s+)?(?:has\s+|is\s+|have\s+)?(?:been\s+)?(?:used?|using|took|taking|made|making|withdrew|spent|spending)\s+(?:\w+\s+){0,4}?(?:my|from my|on my)\b/,
      /\bclicked\b.{0,24}\b(?:phishing|scam|fake|fraud)\b|\b(?:gave|sent|shared|told)\b.{0,32}\bto\s+(?:a\s+)?(?:scam|fraud|crook|thief)/,
      /\bgave\s+(?:\w+\s+){0,3}?(?:my\s+)?(?:code|otp|password|pin)\b.{0,16}\b(?:stranger|caller|someone|them|scam|phish)|\bvictim of\b.{0,12}\b(?:fraud|scam|theft)\b|\breport(?:ing)?\s+(?:a\s+)?(?:\w+\s+)?(?:fraud|scam)\b/,
    ],
    unless: [
      /\b(?:avoid|prevent|protect|spot|recogni[sz]e|identify|detect|against|stop|learn about|tips)\b.{0,24}\b(?:fraud\w*|scam\w*|phishing|phished|identity theft|unauthori[sz]ed|suspicious)\b(?:\s+(?:payments?|transactions?|activity|charges?))?/,
      /\bwhat\s+(?:is|are|counts as|does)\s+(?:an?\s+)?(?:fraud\w*|scam\w*|phishing|identity theft|unauthori[sz]ed\s+\w+)\b.{0,12}/,
      /\b(?:not|isn'?t|wasn'?t|never been|no)\s+(?:\w+\s+)?(?:scammed|fraud\w*|hacked|unauthori[sz]ed|suspicious)\b(?:\s+\w+)?/,
      /\b(?:if|in case|suppose|worried)\b.{0,16}\b(?:get|am|was|gets|is|being)\s+(?:scammed|hacked|cloned|phished)\b/,
    ],
  },
};
