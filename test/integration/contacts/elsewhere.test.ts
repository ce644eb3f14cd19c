import type { Contacts } from '../../../src/contract/contact';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createScene, PHONE, type Scene } from './scene';

const KEY = `sms:${PHONE}`;
const OTHER = '+85261234567';

describeStores('going on by SMS', (open) => {
  let opened: OpenedStore;
  let scene: Scene;
  let contacts: Contacts;
  let wechat: string;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened.store);
    contacts = scene.contacts;
    wechat = await scene.talk('wechat', 'o1', { locale: 'zh-HK' });
  });
  afterEach(() => opened.dispose());

  const link = (phone = PHONE): Promise<void> => contacts.link(scene.ann, wechat, { phone }, 'told us');
  const allow = (allowed = true, key = KEY): Promise<void> =>
    contacts.allowSms(scene.ann, wechat, key, allowed, 'said so');

  test('needs a number, and the permission', async () => {
    expect(await contacts.elsewhere(wechat)).toBeNull();
    await link();
    expect(await contacts.elsewhere(wechat)).toBeNull();
    await allow();
    expect(await contacts.elsewhere(wechat)).toBe('sms-8613800138000');
    await allow(false);
    expect(await contacts.elsewhere(wechat)).toBeNull();
    const { identities, history } = await contacts.card(wechat);
    expect(identities.find(({ key }) => key === KEY)?.sms).toMatchObject({ allowed: false, how: 'said so' });
    expect(history.map(({ what }) => what).sort()).toEqual(['link', 'sms-allowed', 'sms-refused']);
  });

  test('makes the conversation, in the language of the first, and once', async () => {
    await link();
    await allow();
    await Promise.all([contacts.elsewhere(wechat), contacts.elsewhere(wechat)]);
    expect(await opened.store.conversations.get('sms-8613800138000')).toMatchObject({
      ...{ channel: 'sms', customer: { id: PHONE }, locale: 'zh-HK', version: 1, cursor: 0 },
    });
    expect((await contacts.related(wechat)).toSorted()).toEqual(['sms-8613800138000', wechat]);
  });

  test('leaves a conversation that is there as it is', async () => {
    const sms = await scene.talk('sms', PHONE, { cursor: 9 });
    await link();
    await allow();
    expect(await contacts.elsewhere(wechat)).toBe(sms);
    expect(await opened.store.conversations.get(sms)).toMatchObject({ cursor: 9 });
  });

  test('not to a number that wants no SMS from us', async () => {
    await link();
    await allow();
    const change = (state: 'in' | 'out', entryId: string): Promise<void> =>
      opened.store.consents.change(PHONE, ['service', 'marketing'], {
        ...{ at: scene.clock.now(), state, source: state, entryId },
      });
    await change('out', 'e1');
    expect(await contacts.elsewhere(wechat)).toBeNull();
    await change('in', 'e2');
    expect(await contacts.elsewhere(wechat)).toBe('sms-8613800138000');
  });

  test('of several numbers the one that was allowed last', async () => {
    await link();
    await link(OTHER);
    await allow(true, `sms:${OTHER}`);
    scene.clock.advance(1000);
    await allow();
    expect(await contacts.elsewhere(wechat)).toBe('sms-8613800138000');
    await allow(false);
    expect(await contacts.elsewhere(wechat)).toBe('sms-85261234567');
  });

  test('not from SMS itself, nor when the number was taken out, nor without the channel', async () => {
    await link();
    await allow();
    const sms = await scene.talk('sms', PHONE);
    expect(await contacts.elsewhere(sms)).toBeNull();
    expect(await createScene(opened.store, null).contacts.elsewhere(wechat)).toBeNull();
    await contacts.unlink(scene.ann, wechat, KEY, 'sold');
    expect(await contacts.elsewhere(wechat)).toBeNull();
  });

  test('the permission is about a linked number', async () => {
    await expect(allow()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await link();
    await expect(allow(true, 'wechat:o1')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('said twice it is noted once', async () => {
    await link();
    await allow();
    await allow();
    expect((await contacts.card(wechat)).history).toHaveLength(2);
  });
});
