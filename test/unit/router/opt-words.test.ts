import { optWord } from '../../../src/router/opt-words';

describe('opt-out and re-join words', () => {
  it.each([
    'STOP',
    'stop',
    ' Stop! ',
    'ＳＴＯＰ',
    'opt out',
    'Opt-Out',
    'quit.',
    'revoke',
    'arret',
    '不要再发',
    '不要再發。',
  ])('%j ends every message', (text) => {
    expect(optWord(text)).toMatchObject({ state: 'out', purposes: ['service', 'marketing'] });
  });

  it.each(['T', 'td', 'ＴＤ', 'R', 'n', '0000', '退订', '退訂', '拒收！', '取消订阅'])(
    '%j ends marketing',
    (text) => {
      expect(optWord(text)).toMatchObject({ state: 'out', purposes: ['marketing'] });
    },
  );

  it.each(['START', 'unstop', '恢复订阅', '恢復訂閱'])('%j brings them back', (text) => {
    expect(optWord(text)).toMatchObject({ state: 'in' });
  });

  it.each(['', 'stop my card', '我想退订理财短信怎么办', 'yes', '0001', 'transfer', 'START'.repeat(20)])(
    '%j is no such word',
    (text) => {
      expect(optWord(text)).toBeNull();
    },
  );

  it('believes the gateway', () => {
    expect(optWord('ya basta', 'STOP')).toMatchObject({ state: 'out', word: 'ya basta' });
    expect(optWord('ya basta', 'HELP')).toBeNull();
  });
});
