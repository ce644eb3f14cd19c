import type { Contacts } from '../../../src/contract/contact';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createScene, PHONE, type Scene } from './scene';

describeStores('linked identities', (open) => {
  let opened: OpenedStore;
  let scene: Scene;
  let contacts: Contacts;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened.store);
    contacts = scene.contacts;
  });
  afterEach(() => opened.dispose());

  const link = (one: string, other: string, by = contacts): Promise<void> =>
    by.link(scene.ann, one, { conversationId: other }, 'says so');
  const keys = async (id: string): Promise<string[]> =>
    (await contacts.card(id)).identities.map(({ key }) => key).sort();

  test('a customer whom nobody linked has no contact, and all the conversations of the one identity', async () => {
    const id = await scene.talk('webchat', 'u1');
    scene.clock.advance(1000);
    const newer = await scene.talk('webchat', 'u1', { id: 'webchat-later' });
    await scene.talk('webchat', 'u2');

    const card = await contacts.card(id);
    expect([card.id, card.own, card.history, card.verification]).toEqual([null, 'webchat:u1', [], null]);
    expect(card.identities).toMatchObject([{ key: 'webchat:u1', kind: 'user', proof: null }]);
    expect(await contacts.related(id)).toEqual([newer, id]);
    expect(await opened.store.contacts.holding(['webchat:u1'])).toEqual([]);
  });

  test('a link joins the conversations both ways, with who, when, how and why', async () => {
    const [web, wechat] = [await scene.talk('webchat', 'u1'), await scene.talk('wechat', 'o1')];
    await link(web, wechat);

    expect(await contacts.related(web)).toEqual(await contacts.related(wechat));
    expect((await contacts.related(web)).toSorted()).toEqual([web, wechat].sort());
    const { identities, history } = await contacts.card(wechat);
    expect(identities.find(({ key }) => key === 'wechat:o1')).toMatchObject({
      ...{ kind: 'openid', by: 'ann', proof: 'agent', reason: 'says so', at: scene.clock.now() },
    });
    expect(history).toMatchObject([{ what: 'link', by: 'ann', keys: ['webchat:u1', 'wechat:o1'] }]);
  });

  test('a second link of the same is the first', async () => {
    const [web, wechat] = [await scene.talk('webchat', 'u1'), await scene.talk('wechat', 'o1')];
    await link(web, wechat);
    const before = await contacts.card(web);
    await link(wechat, web);
    expect(await contacts.card(web)).toEqual(before);
  });

  test('an address cannot be linked to itself', async () => {
    const web = await scene.talk('webchat', 'u1');
    await expect(link(web, web)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('two contacts become one, and their histories too', async () => {
    const [a, b, c, d] = await Promise.all(['1', '2', '3', '4'].map((n) => scene.talk('webchat', `u${n}`)));
    await link(a ?? '', b ?? '');
    await link(c ?? '', d ?? '');
    await link(d ?? '', a ?? '');
    expect(await keys(b ?? '')).toEqual(['webchat:u1', 'webchat:u2', 'webchat:u3', 'webchat:u4']);
    expect((await contacts.card(c ?? '')).history).toHaveLength(3);
    expect((await contacts.card(a ?? '')).id).toBe((await contacts.card(d ?? '')).id);
  });

  test('an identity is taken out with its conversations; the change is kept on both sides', async () => {
    const [web, wechat] = [await scene.talk('webchat', 'u1'), await scene.talk('wechat', 'o1')];
    await link(web, wechat);
    await contacts.unlink(scene.ann, web, 'wechat:o1', 'a mistake');
    await contacts.unlink(scene.ann, web, 'webchat:u1', 'the last one stays');

    expect([await contacts.related(web), await contacts.related(wechat)]).toEqual([[web], [wechat]]);
    for (const id of [web, wechat]) {
      const { history } = await contacts.card(id);
      expect((await contacts.card(id)).identities).toMatchObject([{ proof: null }]);
      expect(history.map(({ what }) => what).sort()).toEqual(['link', 'unlink']);
      expect(history.find(({ what }) => what === 'unlink')).toMatchObject({ by: 'ann', reason: 'a mistake' });
    }
    await link(wechat, web);
    expect(await keys(web)).toEqual(['webchat:u1', 'wechat:o1']);
  });

  test("another customer's identity cannot be taken out", async () => {
    const [web, wechat] = [await scene.talk('webchat', 'u1'), await scene.talk('wechat', 'o1')];
    await link(web, wechat);
    const stranger = await scene.talk('webchat', 'u9');
    const unlink = contacts.unlink(scene.ann, stranger, 'wechat:o1', 'x');
    await expect(unlink).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await keys(web)).toHaveLength(2);
  });

  test('agents who link at the same time, in any order and from several processes, make one contact', async () => {
    const others = scene.other(await opened.again());
    const ids = await Promise.all(
      Array.from({ length: 8 }, (_, n) => scene.talk('webchat', `u${String(n)}`)),
    );
    const pairs = ids.slice(1).map((id, n) => [ids[n] ?? '', id] as const);
    await Promise.all(
      [...pairs, ...pairs.toReversed()].map(([one, other], n) =>
        n % 2 === 0 ? link(one, other) : link(other, one, others),
      ),
    );
    for (const id of ids) expect(await keys(id)).toHaveLength(8);
    const roots = await Promise.all(ids.map(async (id) => (await others.card(id)).id));
    expect(new Set(roots).size).toBe(1);
  });

  test('one unlinks while the other links: nothing else is lost', async () => {
    const others = scene.other(await opened.again());
    const ids = await Promise.all(['1', '2', '3'].map((n) => scene.talk('webchat', `u${n}`)));
    const [a = '', b = '', c = ''] = ids;
    await link(a, b);
    await Promise.all([link(a, c), others.unlink(scene.ann, a, 'webchat:u2', '')]);
    expect([await keys(a), await keys(b)]).toEqual([['webchat:u1', 'webchat:u3'], ['webchat:u2']]);
  });

  test('a telephone number is linked before anything was said by SMS', async () => {
    const web = await scene.talk('webchat', 'u1');
    await contacts.link(scene.ann, web, { phone: '138 0013 8000' }, 'told us');
    expect((await contacts.card(web)).identities).toMatchObject([
      { key: 'webchat:u1' },
      { key: `sms:${PHONE}`, kind: 'phone', id: PHONE },
    ]);
    const sms = await scene.talk('sms', PHONE);
    expect((await contacts.related(sms)).toSorted()).toEqual([sms, web].sort());
  });

  test.each(['12', 'not a number', '+1 555', '95588'])('%s is no telephone number', async (phone) => {
    const web = await scene.talk('webchat', 'u1');
    await expect(contacts.link(scene.ann, web, { phone }, '')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('without a channel for SMS no phone can be linked', async () => {
    const without = createScene(opened.store, null);
    const web = await without.talk('webchat', 'u1');
    const linked = without.contacts.link(without.ann, web, { phone: PHONE }, '');
    await expect(linked).rejects.toMatchObject({ code: 'SMS_UNAVAILABLE' });
  });

  test('a conversation that is not there', async () => {
    await expect(contacts.card('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await contacts.related('nothing')).toEqual(['nothing']);
    expect(await contacts.elsewhere('nothing')).toBeNull();
  });

  describe('with a unionid of WeChat', () => {
    test('another account of the same person joins once one of them was linked, and stays out when taken out', async () => {
      const [web, first, second] = await Promise.all([
        scene.talk('webchat', 'u1'),
        scene.talk('wechat', 'o1'),
        scene.talk('wecom-kf', 'x1'),
      ]);
      await scene.unionid(first, 'U');
      await scene.unionid(second, 'U');
      expect(await contacts.related(second)).toEqual([second]);

      await link(web, first);
      expect(await keys(second)).toEqual(['webchat:u1', 'wechat:o1', 'wecom-kf:x1']);
      expect(await contacts.related(web)).toHaveLength(3);
      const { identities } = await contacts.card(web);
      expect(identities.find(({ channel }) => channel === 'wecom-kf')).toMatchObject({
        ...{ proof: 'unionid', by: 'system', unionid: 'U' },
      });

      await contacts.unlink(scene.ann, web, 'wecom-kf:x1', 'shared phone');
      expect(await contacts.related(second)).toEqual([second]);
      expect(await keys(web)).toEqual(['webchat:u1', 'wechat:o1']);
    });

    test.each(['webchat', 'botframework'])(
      'on %s a customer may write one, and is nobody else',
      async (channel) => {
        const wechat = await scene.talk('wechat', 'o1');
        const forger = await scene.talk(channel, 'u2');
        await scene.unionid(wechat, 'U');
        await scene.unionid(forger, 'U');
        await link(wechat, await scene.talk('webchat', 'u1'));
        expect(await contacts.related(forger)).toEqual([forger]);
        expect(await keys(wechat)).toEqual(['webchat:u1', 'wechat:o1']);
      },
    );

    test('two accounts of the same person are linked by hand, at the same time', async () => {
      const [first, second, web] = await Promise.all([
        scene.talk('wechat', 'o1'),
        scene.talk('wecom-kf', 'x1'),
        scene.talk('webchat', 'u1'),
      ]);
      await scene.unionid(first, 'U');
      await scene.unionid(second, 'U');
      await Promise.all([link(first, web), link(second, web), link(first, second)]);
      expect(await keys(second)).toHaveLength(3);
    });
  });
});
