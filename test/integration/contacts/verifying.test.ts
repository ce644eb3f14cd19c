import { createHmac } from 'node:crypto';
import type { CodeCheck } from '../../../src/contract/code';
import type { Contacts } from '../../../src/contract/contact';
import { describeStores, type OpenedStore } from '../../support/stores';
import { createScene, PHONE, SECRET, type Scene } from './scene';

describeStores('a phone that is verified by a code', (open) => {
  let opened: OpenedStore;
  let scene: Scene;
  let contacts: Contacts;
  let web: string;
  let entries = 0;

  beforeEach(async () => {
    opened = await open();
    scene = createScene(opened.store);
    contacts = scene.contacts;
    web = await scene.talk('webchat', 'u1');
  });
  afterEach(() => opened.dispose());

  const begin = (allowSms = true): Promise<void> => contacts.verify(scene.ann, web, PHONE, allowSms);
  /** As the customer reads it in the SMS that was sent last. */
  const code = (): string => {
    const sms = scene.said.findLast(({ data }) => data?.['codeOf'] !== undefined);
    return /\d{6}/.exec(contacts.fill(sms?.text ?? '', String(sms?.data?.['codeOf'])))?.[0] ?? '';
  };
  const other = (): string => (code() === '000000' ? '000001' : '000000');
  const type = async (text: string): Promise<CodeCheck['outcome'] | null> => {
    const typed = await contacts.typed(web, text);
    if (!typed) return null;
    entries += 1;
    const entryId = `${web}|${String(entries).padStart(8, '0')}`;
    const check = await contacts.check(typed, entryId);
    await contacts.settle(check, entryId);
    await contacts.settle(check, entryId);
    return check.outcome;
  };

  test('the code goes by SMS, never into the store, and is asked for in the conversation', async () => {
    await begin();
    const [sms, ask] = scene.said;
    expect(sms).toMatchObject({ conversationId: 'sms-8613800138000', text: 'codeSms en code={code}' });
    expect(ask).toMatchObject({ conversationId: web, text: 'codeAskAllow en ending=8000 minutes=10' });
    expect(code()).toMatch(/^\d{6}$/);
    const stored = JSON.stringify([
      await opened.store.verifications.latest(web),
      await opened.store.conversations.get('sms-8613800138000'),
      scene.said,
    ]);
    expect(stored).not.toContain(code());
  });

  test('a number is not flooded by many conversations at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => scene.talk('webchat', `many${n}`)));
    const begun = await Promise.allSettled(ids.map((id) => contacts.verify(scene.ann, id, PHONE, false)));
    expect(begun.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(5);
    expect(scene.said.filter(({ data }) => data?.['codeOf'] !== undefined).length).toBeLessThanOrEqual(5);
    const refused = begun.findIndex(({ status }) => status === 'rejected');
    expect(await opened.store.verifications.openFor(ids[refused] ?? '')).toBeNull();
  });

  test('another installation has other codes', async () => {
    await begin();
    const key = createHmac('sha256', 'other').update('verification').digest('base64url');
    expect(key).not.toBe(createHmac('sha256', SECRET).update('verification').digest('base64url'));
    const first = code();
    await begin();
    expect(code()).not.toBe(first);
  });

  test('the right code links the phone and allows SMS, with the proof', async () => {
    await begin();
    expect(await type(` ${code().slice(0, 3)} ${code().slice(3)}. `)).toBe('right');
    const { identities, history, verification } = await contacts.card(web);
    expect(identities.find(({ kind }) => kind === 'phone')).toMatchObject({
      ...{ key: `sms:${PHONE}`, proof: 'sms-code', by: 'customer' },
      sms: { allowed: true, by: 'customer', how: 'sms-code' },
    });
    expect(history.map(({ what }) => what).sort()).toEqual(['link', 'sms-allowed']);
    expect(verification).toMatchObject({ state: 'done', phone: PHONE, by: 'ann' });
    expect(await contacts.elsewhere(web)).toBe('sms-8613800138000');
    expect(await type('123456')).toBeNull();
  });

  test('in full-width digits too', async () => {
    await begin();
    const wide = [...code()].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    expect(await type(wide)).toBe('right');
  });

  test('without permission the phone is linked and nothing is continued there', async () => {
    await begin(false);
    expect(scene.said[1]?.text).toBe('codeAsk en ending=8000 minutes=10');
    expect(await type(code())).toBe('right');
    expect((await contacts.card(web)).identities).toHaveLength(2);
    expect(await contacts.elsewhere(web)).toBeNull();
  });

  test('after five wrong ones the right one is too late', async () => {
    await begin();
    const right = code();
    const wrong = other();
    const outcomes = [];
    for (let n = 0; n < 5; n++) outcomes.push(await type(wrong));
    expect(outcomes).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(await type(right)).toBeNull();
    const { identities, verification } = await contacts.card(web);
    expect([identities.length, verification?.state, verification?.tries.length]).toEqual([1, 'failed', 5]);
  });

  test('says how many tries are left', async () => {
    await begin();
    const typed = await contacts.typed(web, other());
    if (!typed) throw new Error('a code is expected');
    expect(await contacts.check(typed, `${web}|1`)).toMatchObject({ outcome: 'wrong', left: 4 });
    // A turn that is decided again counts its own try once.
    await contacts.settle({ verification: typed.verification, outcome: 'wrong', left: 4 }, `${web}|1`);
    expect(await contacts.check(typed, `${web}|1`)).toMatchObject({ outcome: 'wrong', left: 4 });
    expect(await contacts.check(typed, `${web}|2`)).toMatchObject({ outcome: 'wrong', left: 3 });
  });

  test('after ten minutes it is over', async () => {
    await begin();
    const right = code();
    scene.clock.advance(10 * 60_000 + 1);
    expect(await type(right)).toBe('over');
    expect(await type(right)).toBeNull();
    expect((await contacts.card(web)).identities).toHaveLength(1);
  });

  test('only the newest code counts', async () => {
    await begin();
    const first = code();
    await begin();
    expect([await type(first), await type(code())]).toEqual(['wrong', 'right']);
  });

  test('what was typed cannot be made up', async () => {
    await begin();
    const typed = await contacts.typed(web, other());
    for (const digest of ['', code(), typed?.digest ?? ''])
      expect((await contacts.check({ verification: typed?.verification ?? '', digest }, 'e')).outcome).toBe(
        'wrong',
      );
    expect((await contacts.check({ verification: 'unknown', digest: '' }, 'e')).outcome).toBe('over');
  });

  test.each(['12345', '1234567', 'my code is 123456', '', '12a456'])('%p is no code', async (text) => {
    await begin();
    expect(await contacts.typed(web, text)).toBeNull();
  });

  test('six digits are six digits when no code is expected', async () => {
    expect(await contacts.typed(web, '123456')).toBeNull();
  });

  test('five codes a day to one number', async () => {
    for (let n = 0; n < 5; n++) await begin();
    await expect(begin()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    scene.clock.advance(24 * 3_600_000 + 1);
    await begin();
  });

  test('a conversation by SMS needs none', async () => {
    const sms = await scene.talk('sms', PHONE);
    const started = contacts.verify(scene.ann, sms, PHONE, true);
    await expect(started).rejects.toMatchObject({ code: 'CONFLICT' });
  });
});
