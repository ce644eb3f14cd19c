import { chosen, optionsOf, shownOptions } from '../../../../src/router/shown-options';
import { callbackNumber, endingOf, maskedNumber } from '../../../../src/router/words/callback-number';
import { deskWord } from '../../../../src/router/words/desk-words';
import { ratingOf } from '../../../../src/router/words/rating';
import type { LogEntry } from '../../../../src/contract/log';
import { botAnswers, customerSays } from '../../../builders/log-entry';
import { bankPhrases } from './bank-phrases';

describe('what a waiting customer tells the desk', () => {
  it.each([
    ...['取消排队', '不等了', '我不想等了。', '算了，我不等了！', '不排队了', '退出排队', '不用等了'],
    ...['取消排隊', '唔等喇', '唔使等啦', '不等了 '],
    ...['Leave the queue', "I'll stop waiting.", 'i don’t want to wait'.replace('’', "'"), 'leave queue'],
  ])('%s leaves the queue', (text) => {
    expect(deskWord(text, bankPhrases)).toBe('leave');
  });

  it.each(['取消', 'Cancel', '算了', 'Never mind.', 'nevermind'])(
    '%s cancels what was asked last',
    (text) => {
      expect(deskWord(text, bankPhrases)).toBe('cancel');
    },
  );

  it.each(['请给我回电', '請致電給我', 'Call me back', '打电话给我', '打電話俾我', 'please call me'])(
    '%s asks for a call',
    (text) => {
      expect(deskWord(text, bankPhrases)).toBe('callback');
    },
  );

  it.each(['我要留言', '留言', 'Leave a message', 'I want to leave a message'])(
    '%s leaves a message',
    (text) => {
      expect(deskWord(text, bankPhrases)).toBe('message');
    },
  );

  it.each([
    ...['怎么取消转账', '取消排队要多久', '等了很久了', '不等额本息是什么', '排队的人多吗'],
    ...['cancel my card', 'How do I cancel a transfer?', 'who will call me', '我的回电号码是多少', ''],
  ])('%s is something else', (text) => {
    expect(deskWord(text, bankPhrases)).toBeNull();
  });
});

describe('a rating', () => {
  it.each([
    ...[
      ['5', 5],
      ['５', 5],
      ['五', 5],
      ['5分', 5],
      [' 5 分。', 5],
      ['五星', 5],
      ['5/5', 5],
      ['5 stars', 5],
    ],
    ...[
      ['两分', 2],
      ['一', 1],
      ['1', 1],
      ['3分', 3],
      ['1颗星', 1],
    ],
  ] as const)('%s is %i, as a number alone', (text, score) => {
    expect(ratingOf(text, bankPhrases)).toEqual({ score, bare: true });
  });

  it.each([
    ...[
      ['5 非常满意', 5],
      ['非常满意', 5],
      ['5 Very good', 5],
      ['very good!', 5],
      ['Good', 4],
      ['4. Good', 4],
    ],
    ...[
      ['一般', 3],
      ['不滿意', 2],
      ['1 非常不满意', 1],
      ['very bad', 1],
    ],
  ] as const)('%s is %i, by the words of the button', (text, score) => {
    expect(ratingOf(text, bankPhrases)).toEqual({ score, bare: false });
  });

  it.each(['0', '6', '55', '10分', '5000', '5 cards', 'goodbye', '满意度怎么打', '12', '三天', ''])(
    '%s is none',
    (text) => {
      expect(ratingOf(text, bankPhrases)).toBeNull();
    },
  );

  it.each([
    [['rating5', 'rating4', 'rating3', 'rating2', 'rating1'] as const],
    [['rating1', 'rating2', 'rating3', 'rating4', 'rating5'] as const],
  ])('by a digit is what its button says, in whatever order the buttons were shown', (order) => {
    for (const locale of ['zh-CN', 'zh-HK', 'en'] as const) {
      const titles = order.map((key) => bankPhrases.message(key, locale));
      for (const digit of ['1', '2', '3', '4', '5']) {
        expect(ratingOf(chosen(digit, titles), bankPhrases)?.score).toBe(Number(digit));
      }
    }
  });
});

describe('a number to call', () => {
  it.each([
    ['13800138000', 'zh-CN', '+8613800138000'],
    ['我的电话是 138 0013 8000，谢谢', 'zh-CN', '+8613800138000'],
    ['１３８００１３８０００', 'zh-CN', '+8613800138000'],
    ['021-61234567', 'zh-CN', '+862161234567'],
    ['+852 2123 4567', 'zh-CN', '+85221234567'],
    ['2123 4567', 'zh-HK', '+85221234567'],
    ['13800138000', 'zh-HK', '+8613800138000'],
    ['call 138-0013-8000 please', 'en', '+8613800138000'],
    ['+1 212 555 2368', 'en', '+12125552368'],
  ] as const)('is found in "%s" (%s)', (text, locale, number) => {
    expect(callbackNumber(text, locale)).toBe(number);
  });

  it.each([
    ['1380013800', 'zh-CN'],
    ['61234567', 'zh-CN'],
    ['6222021234567890123', 'zh-CN'],
    ['明天下午三点', 'zh-CN'],
    ['110', 'zh-CN'],
    ['12', 'en'],
    ['', 'en'],
    ['9'.repeat(5_000), 'en'],
  ] as const)('is not found in "%s" (%s)', (text, locale) => {
    expect(callbackNumber(text, locale)).toBeNull();
  });

  it('is repeated by its ending alone', () => {
    expect([endingOf('+8613800138000'), maskedNumber('+8613800138000')]).toEqual(['8000', '****8000']);
  });
});

describe('the buttons that the customer saw last', () => {
  const notice = (options: string[], seq: number): LogEntry => {
    const entry = botAnswers({ author: 'system', seq, id: `c1|0000000${String(seq)}` });
    return { ...entry, activity: { ...entry.activity, channelData: { author: 'system', options } } };
  };
  const log = (...entries: LogEntry[]) => ({ latest: jest.fn(() => Promise.resolve(entries)) });

  it('are those of the latest notice of the desk', async () => {
    const entries = log(
      customerSays('x'),
      notice(['old'], 2),
      notice(['leave'], 3),
      customerSays('1', {}, 4),
    );
    await expect(shownOptions(entries, 'c1', '1', { misses: 0, options: [] })).resolves.toEqual(['leave']);
  });

  it('are the bot’s own when it spoke later', async () => {
    const entries = log(notice(['leave'], 2), botAnswers({ seq: 3 }));
    await expect(shownOptions(entries, 'c1', '1', { misses: 0, options: ['Fees'] })).resolves.toEqual([
      'Fees',
    ]);
  });

  it('stay those of the notice when what the bot said later offered nothing', async () => {
    const entries = log(notice(['leave'], 2), botAnswers({ seq: 3 }));
    await expect(shownOptions(entries, 'c1', '１.', { misses: 0, options: [] })).resolves.toEqual(['leave']);
  });

  it('are not looked up for what is no number', async () => {
    const entries = log(notice(['leave'], 2));
    await expect(shownOptions(entries, 'c1', 'hello', { misses: 0 })).resolves.toEqual([]);
    expect(entries.latest).not.toHaveBeenCalled();
  });

  it('are not taken from data that is not ours', () => {
    expect(optionsOf({ channelData: { options: 'x' } })).toBeNull();
    expect(optionsOf({ channelData: { options: ['a', 1] } })).toEqual(['a']);
    expect(optionsOf({})).toBeNull();
  });
});
