/** Written Cantonese (already folded to simplified characters) to what the Mandarin content says. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['唔见了', '不见了'],
  ['唔该', '请'],
  ['唔使', '不用'],
  ['唔得', '不行'],
  ['得唔得', '可以吗'],
  ['可唔可以', '可不可以'],
  ['系咪', '是不是'],
  ['是咪', '是不是'],
  ['有冇', '有没有'],
  ['冇', '没有'],
  ['唔', '不'],
  ['点样', '怎么'],
  ['点解', '为什么'],
  ['点算', '怎么办'],
  ['点办', '怎么办'],
  ['点搞', '怎么办'],
  ['点做', '怎么做'],
  ['点用', '怎么用'],
  ['点查', '怎么查'],
  ['点开', '怎么开'],
  ['点改', '怎么改'],
  ['点可以', '怎么可以'],
  ['几多', '多少'],
  ['几时', '什么时候'],
  ['几耐', '多久'],
  ['几钱', '多少钱'],
  ['乜嘢', '什么'],
  ['乜', '什么'],
  ['边度', '哪里'],
  ['边个', '哪个'],
  ['俾人', '被人'],
  ['畀人', '被人'],
  ['俾', '给'],
  ['畀', '给'],
  ['攞', '拿'],
  ['搵', '找'],
  ['睇', '看'],
  ['倾', '聊'],
  ['讲', '说'],
  ['嚟', '来'],
  ['而家', '现在'],
  ['听日', '明天'],
  ['寻日', '昨天'],
  ['琴日', '昨天'],
  ['佢', '他'],
  ['哋', '们'],
  ['嗰', '那'],
  ['呢个', '这个'],
  ['呢张', '这张'],
  ['呢笔', '这笔'],
  ['啲', '些'],
  ['咁', '这么'],
  ['过数', '转账'],
  ['户口', '账户'],
  ['柜员机', 'atm'],
  ['提款机', 'atm'],
]);

const PATTERN = new RegExp([...WORDS.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');
const MARKERS =
  /[唔冇乜俾畀攞搵睇嚟佢哋嗰啲咁呢倾]|点[样解算办搞做用查开改可]|几[多时耐钱]|边[度个]|而家|[听寻琴]日|过数|户口|[柜提][员款]机|[系是]咪/;

/** Rewrites Cantonese function words; text without any of them comes back as it is. */
export function foldCantonese(text: string): string {
  if (!MARKERS.test(text)) return text;
  return text.replace(PATTERN, (word) => WORDS.get(word) ?? word);
}
