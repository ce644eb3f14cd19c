import type { Detector } from './detector';

/** The customer wants a person instead of the bot. */
export const human: Detector = {
  signal: 'human',
  chinese: {
    worth: '人客席',
    raise: [
      /(?:转|接|找|要|换|叫|请|呼叫|联系|需要|有没有|能不能给|给我)(?:接|通|到|个|一个|一下|你们的?|在线|我|成|至|用|位|一位){0,2}(?:人工|真人|活人|客服|坐席|座席|客户经理)/,
      /(?:跟|和|同|与|找)(?:个|一个|你们的?|位|一位)?(?:真人|活人|人工|客服|真的人)/,
      /人工(?:客服|服务|坐席|座席|台|热线|在线)/,
      /^[^a-z0-9\u3400-\u9fff]*(?:人工|客服|真人|转人|人工啊|人工人工)[^a-z0-9\u3400-\u9fff]*$/,
      /(?:不要|不想|不跟|别让|别用|讨厌)(?:跟|和|再跟|再和)?(?:这个|你这个)?机器人/,
      /(?:跟|和)人(?:工)?(?:聊|说|谈|讲|沟通)/,
      /客服(?:人员)?(?:在吗|在不在|呢|出来)/,
    ],
    unless: [
      /人工智能|人工费|人工成本|人工授精|人工湖|人工降雨|人工合成|人工审核/,
      /(?:不用|不要|不需要|无需|别|不必|不想|没必要)(?:再)?(?:帮我|给我)?(?:转|接|找|换)(?:接|到)?(?:人工|真人|客服)(?:客服|服务)?/,
      /(?:是|还是|定是|定)(?:不是)?(?:个)?(?:真人|人工|活人|客服)(?:客服|服务)?(?:还是|吗|么|吧|啊|呢|\W*$)/,
      /(?:人工|客服)(?:客服|服务|热线|坐席)?(?:的)?(?:是)?(?:几点|时间|上班|下班|工作时间|服务时间|收费|要钱|电话|号码|热线|多少号|24小时|态度|骗)/,
      /(?:人工|客服)(?:客服|服务)?(?:什么时候|周末|晚上)(?:.{0,4})(?:上班|下班|在线)/,
      /(?:当|做|应聘|招聘|冒充|自称|假)(?:的|是)?(?:一名|个)?(?:你们的?)?(?:人工)?客服/,
    ],
  },
  english: {
    worth: 'spea talk chat real live actu huma prop agen pers repr rep reps oper advi some cust mana',
    raise: [
      /\b(?:speak|talk|chat)(?:ing)?\b.{0,12}\b(?:to|with)\b.{0,24}\b(?:human|humans|agent|agents|person|people|representative|rep|operator|advis[oe]r|someone|somebody|staff|manager|supervisor|colleague|human being)\b/,
      /\b(?:real|live|actual|human|proper)\s+(?:person|human|agent|representative|rep|operator|advis[oe]r|people|being|support|assistance|help)\b/,
      /\b(?:connect|transfer|put|pass|switch|hand|get)\s+(?:me|us)\b.{0,20}\b(?:human|agent|person|representative|rep|operator|advis[oe]r|someone|somebody|customer service|customer support|a manager)\b/,
      /\b(?:need|want|prefer|give me|get me|find me|like)\s+(?:to have\s+)?(?:a|an|some|your)\s+(?:human|agent|representative|operator|live chat)\b(?!\s+(?:card|fee))/,
      /^[^a-z0-9\u3400-\u9fff]*(?:human|agent|operator|representative|live agent|live chat|person|human please|agent please|customer service|operator please)[^a-z0-9\u3400-\u9fff]*$/,
      /\b(?:no|not|hate|stop)\b.{0,16}\b(?:the|this|a|another|with)?\s*(?:bot|robot|chatbot|machine)s?\b.{0,30}\b(?:human|person|agent|someone)\b/,
      /\b(?:don'?t|do not)\s+want\s+to\s+(?:talk|chat|speak)\s+(?:to|with)\s+(?:a|this|the)\s+(?:ro)?bot\b/,
    ],
    unless: [
      /\b(?:(?:are|r)\s+(?:you|u|this|we)|(?:you|u)\s+(?:are|r)|you'?re)\b.{0,24}\b(?:human|person|agent|robot|bot|people|machine|being)\b/,
      /\b(?:am i|is this|is it)\b.{0,24}\b(?:human|person|agent|robot|bot|people|machine|being|someone)\b/,
      /\b(?:don'?t|do not|no need|not)\s+(?:need|want|to|have to|like)?\s*(?:to\s+)?(?:speak|talk|chat|transfer|connect|a|an|any)\b.{0,16}\b(?:human|agent|person|representative|someone|somebody|operator)\b/,
      /\b(?:estate|travel|insurance|collection|debt|letting|secret|tax)\s+agents?\b/,
      /\b(?:do|must|should)\s+i\s+(?:have|need)?\s*(?:to\s+)?(?:speak|talk)\b.{0,20}\b(?:to|with)\s+(?:\w+\s+)?\w+/,
      /\bhuman\s+(?:resources|rights|error|body|history|race)\b/,
      /\bin person\b/,
    ],
  },
};
