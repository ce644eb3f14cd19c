/** Words that change how something is asked, not what: without them the question is about the same. */
const ENGLISH = new Set(
  (
    "a an the my your our me i i'm im i've ive we you it its is am are be do does did to of for please pls can could " +
    'would will how want need like hi hello hey just so with on in at from and any some there this that'
  ).split(' '),
);
/** Behind `how` these ask for something else, so it says something then. */
const HOW_MUCH = /\bhow (much|many|long|often|fast|soon|high|old|far|quickly|late|big)\b/g;
const CHINESE =
  /请问一下|请问|能不能|可不可以|能否|怎么样|怎么办|怎么弄|怎么|怎样|如何|咋办|咋|我想要|我想|我要|想要|可以|麻烦|一下|帮我|我的|你们|您们|我们|吗|呢|吧|啊|呀|的|了|我|你(?!好)|您(?!好)|请|想|要/g;
const WORDS = /[\u3400-\u9fff]|[^\u3400-\u9fff\s\p{P}\p{S}]+/gu;

/**
 * The words of a {@link normalise}d question that say what it is about: words without their plural, single Han
 * characters. A question of light words only keeps them.
 */
export function heavyWords(normalised: string): string[] {
  const without = normalised.replace(HOW_MUCH, ' how-$1 ').replace(CHINESE, ' ');
  const heavy = wordsOf(without).filter((word) => !ENGLISH.has(word));
  return heavy.length > 0 ? heavy.map(singular) : wordsOf(normalised);
}

function wordsOf(text: string): string[] {
  return text.replace(/'(?:s|m|re|ve|ll|d)\b/g, '').match(WORDS) ?? [];
}

function singular(word: string): string {
  return word.length > 3 && /[^sw]s$/.test(word) ? word.slice(0, -1) : word;
}
