import fc from 'fast-check';
import { type Activity, imBack } from '../../src/contract/activity';
import { type Account, readAnswer } from '../../test/fakes/wechat';
import { adapt } from './adapt';
import { configure } from './configure';
import { passiveXml } from './passive';
import { wechatSettings } from './settings';

const account: Account = {
  appId: 'wx2c2769f8efd9abc2',
  secret: 'secret',
  token: 'spamtest',
  aesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  id: 'gh_1',
};
const config = configure(
  wechatSettings.parse({
    WECHAT_APP_ID: account.appId,
    WECHAT_APP_SECRET: account.secret,
    WECHAT_TOKEN: account.token,
    WECHAT_AES_KEY: account.aesKey,
  }),
);
const NOW = new Date('2025-01-02T03:04:05Z');
const fields = { FromUserName: 'oLI', ToUserName: account.id };

function message(more: Partial<Activity>): Activity {
  return {
    type: 'message',
    channelId: 'wechat',
    from: { id: 'bot', name: '' },
    conversation: { id: 'c' },
    ...more,
  };
}
const answer = (activity: Activity, sealed = true) =>
  config && passiveXml(activity, { fields, sealed, fresh: Promise.resolve() }, config, NOW);

describe('a passive answer', () => {
  it('is well formed for every reply, sealed or not', () => {
    const unit = fc.constantFrom(']', ']]>', '<', '>', '&', '<![CDATA[', '余', '😀', '\n', 'a', '</xml>');
    const titles = fc.array(fc.string({ unit, minLength: 1, maxLength: 30 }), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 500 }),
        titles,
        fc.boolean(),
        (text, list, sealed) => {
          const [first] = adapt(message({ text, suggestedActions: { to: [], actions: list.map(imBack) } }));
          const body = first && answer(first, sealed);
          const read = readAnswer(body ?? 'nothing', sealed, 'oLI', account);
          expect(read).toMatchObject({ kind: 'reply' });
          expect('text' in read && read.text.startsWith(first?.text ?? '?')).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not made of what an answer cannot carry', () => {
    const picture = { contentType: 'image/png', contentUrl: '/api/files/f1' };
    const template = { template_id: 't', data: {} };
    const others = [
      message({ attachments: [picture] }),
      message({ channelData: { wechat: { template } } }),
      message({ text: '' }),
      { ...message({}), type: 'typing' },
    ];
    expect(others.map((activity) => answer(activity))).toEqual([null, null, null, null]);
  });
});
