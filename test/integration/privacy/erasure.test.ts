import type { Audit } from '../../../src/contract/audit';
import type { Privacy } from '../../../src/contract/privacy';
import type { Store } from '../../../src/contract/store';
import { phoneDigest, rememberOptOuts } from '../../../src/privacy';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { person } from '../../fakes/http-store';
import { describeStores, type OpenedStore } from '../../support/stores';
import { escalation } from '../../builders/escalation';
import { OPENID, PHONE, storePerson, USER, WORDS, type Told } from './person';
import { privacyOn, secret } from './scene';

const ADMIN = person('admin');
const LATER_MS = 11 * 60_000;

describeStores('erasure', (open) => {
  let opened: OpenedStore;
  let store: Store;
  let clock: FakeClock;
  let audit: Audit;
  let privacy: Privacy;
  let told: Told;

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    clock = fakeClock();
    ({ audit, privacy } = privacyOn(store, clock));
    told = await storePerson(store);
    clock.advance(LATER_MS);
  });
  afterEach(() => opened.dispose());

  const erase = async (): Promise<void> => {
    await privacy.erase(ADMIN, { key: `wechat:${OPENID}` }, 'request', 'CASE-7');
    await privacy.idle();
  };

  test('leaves no word and no id of the person anywhere in the store', async () => {
    await erase();
    const { documents, files } = await opened.contents();
    const text = JSON.stringify(documents, (_key, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(Object.keys(documents).length).toBeGreaterThan(15);
    for (const word of [...WORDS, ...told.conversations]) {
      expect([word, text.includes(word)]).toEqual([word, false]);
      expect([word, files.includes(word)]).toEqual([word, false]);
    }
    expect(text).toContain(told.other);
  });

  test('counts beforehand what will go, and afterwards what went', async () => {
    const preview = await privacy.preview({ conversationId: told.conversations[1] ?? '' });
    expect(preview).toMatchObject({
      conversations: 3,
      blocked: false,
      counts: { escalations: 1, conversations: 3, consents: 2, verifications: 1, missed: 2, files: 2 },
    });
    await erase();
    const [done] = await privacy.erasures(5);
    expect(done).toMatchObject({ state: 'done', reason: 'request', reference: 'CASE-7', scope: null });
    expect(done?.counts).toEqual(preview.counts);
    await expect(privacy.preview({ key: `wechat:${OPENID}` })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('keeps the figures of an escalation, and somebody else whole', async () => {
    const before = await store.escalations.get(`${told.other}|00000001|esc`);
    const until = new Date(Date.now() + 86_400_000);
    await erase();
    const [figure, ...rest] = await store.escalations.openedBetween(new Date(0), until, null, 10);
    const kept = [figure, ...rest].find((each) => each?.conversationId === 'erased');
    expect(kept).toMatchObject({
      state: 'closed',
      queue: 'general',
      owner: 'ann',
      rating: { score: 2, reason: '' },
    });
    expect(kept?.history).toMatchObject([{ verb: 'close', by: 'ann', reason: '' }]);
    expect(await store.escalations.get(`${told.other}|00000001|esc`)).toEqual(before);
    expect(await store.log.latest(told.other, 10)).toHaveLength(2);
    const missed = await store.missed.list({ state: 'new' }, 10);
    expect(missed).toMatchObject([{ text: 'where is the branch', conversations: [told.other] }]);
    expect((await store.events.after(0, 10)).map(({ id }) => id)).toEqual([1, 2]);
  });

  test('still knows that the number did not want to be written to, until it says otherwise', async () => {
    await erase();
    expect(await store.consents.get(PHONE)).toEqual([]);
    const consents = rememberOptOuts(store.consents, phoneDigest(secret));
    expect(await consents.get(PHONE)).toMatchObject([{ address: PHONE, purpose: 'marketing', state: 'out' }]);
    await consents.change(PHONE, ['marketing'], { at: clock.now(), state: 'in', source: 'START' });
    expect(await consents.get(PHONE)).toMatchObject([{ purpose: 'marketing', state: 'in' }]);
  });

  test('is taken up where a crash left it', async () => {
    let steps = 0;
    const dying = {
      ...store.privacy,
      eraseStep: (...args: Parameters<typeof store.privacy.eraseStep>) =>
        ++steps > 7 ? Promise.reject(new Error('killed')) : store.privacy.eraseStep(...args),
    };
    const first = privacyOn({ ...store, privacy: dying }, clock);
    await first.privacy.erase(ADMIN, { conversationId: told.conversations[0] ?? '' }, 'request', '');
    await first.privacy.idle();
    expect((await privacy.erasures(1))[0]?.state).toBe('running');
    await privacy.sweep();
    await privacy.idle();
    expect((await privacy.erasures(1))[0]?.state).toBe('running');
    clock.advance(61_000);
    await privacy.sweep();
    await privacy.idle();
    expect((await privacy.erasures(1))[0]).toMatchObject({ state: 'done', scope: null });
    const { documents } = await opened.contents();
    for (const word of WORDS) expect([word, JSON.stringify(documents).includes(word)]).toEqual([word, false]);
  });

  test('is refused while the person is at the desk, or wrote just now', async () => {
    const conversationId = told.conversations[2] ?? '';
    await store.escalations.open(escalation({ id: 'open', conversationId }));
    const asked = () => privacy.erase(ADMIN, { key: `webchat:${USER}` }, 'request', '');
    await expect(asked()).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await privacy.preview({ conversationId })).blocked).toBe(true);
    const early = privacyOn(store, fakeClock());
    await expect(
      early.privacy.erase(ADMIN, { key: `webchat:dl_somebody-else` }, 'request', ''),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is noted without anything of the person', async () => {
    await erase();
    const [noted] = await audit.list({ action: 'privacy.erased' }, 5);
    expect(noted).toMatchObject({ actor: 'system', detail: { conversations: '3', escalations: '1' } });
    expect(noted?.subject).toBe(audit.pseudonym(`wechat:${OPENID}`));
    expect((await audit.verify()).ok).toBe(true);
  });
});
