import { newInbound, newOutbound } from '../../builders/log-entry';
import { escalation } from '../../builders/escalation';
import type { Retention } from '../../../src/contract/privacy';
import type { Store } from '../../../src/contract/store';
import { fakeClock, type FakeClock } from '../../fakes/clock';
import { describeStores, type OpenedStore } from '../../support/stores';
import { privacyOn } from './scene';

const DAY_MS = 86_400_000;
const START = new Date('2026-01-02T03:04:05Z');

describeStores('retention', (open) => {
  let opened: OpenedStore;
  let store: Store;
  let clock: FakeClock;

  beforeEach(async () => {
    clock = fakeClock(START.getTime());
    opened = await open(clock);
    store = opened.store;
  });
  afterEach(() => opened.dispose());

  const talk = async (id: string, at = START): Promise<void> => {
    await store.conversations.commit({
      ...{ id, channel: 'fake', customer: { id: `of-${id}`, name: '' }, locale: 'en', version: 1, cursor: 0 },
      ...{ state: { misses: 0 }, createdAt: at, updatedAt: at },
    });
    const { entry } = await store.log.append(newInbound(id, `in:${id}`, 'hi', at));
    await store.log.finishTurn(entry.id, []);
  };
  const sweep = async (retention: Partial<Retention>, days: number) => {
    clock.advance(days * DAY_MS);
    const house = privacyOn(store, clock, retention);
    await house.privacy.sweep();
    await house.privacy.idle();
    return house;
  };

  test('removes conversations that ended long enough ago, with all that was said, and no other', async () => {
    for (let i = 0; i < 120; i++) await talk(`old-${i}`);
    await talk('at-desk');
    await store.escalations.open(escalation({ conversationId: 'at-desk' }));
    await talk('answered-lately');
    const late = new Date(START.getTime() + 30 * DAY_MS);
    await store.log.append({ ...newOutbound('answered-lately', 'out:late'), at: late });
    await talk('unsent');
    await store.log.append(newOutbound('unsent', 'out:unsent', START));
    await talk('new', late);
    const { audit } = await sweep({ conversations: 20 }, 40);
    for (let i = 0; i < 120; i++) {
      expect(await store.conversations.get(`old-${i}`)).toBeNull();
      expect(await store.log.latest(`old-${i}`, 1)).toEqual([]);
    }
    for (const id of ['at-desk', 'answered-lately', 'unsent', 'new']) {
      expect([id, (await store.log.latest(id, 5)).length > 0]).toEqual([id, true]);
    }
    const [noted] = await audit.list({ action: 'privacy.retention' }, 5);
    expect(noted).toMatchObject({ actor: 'system', subject: 'conversations' });
  });

  test('keeps each kind for as long as its own rule says; 0 is for good', async () => {
    const closed = { state: 'closed', closedAt: START, endedAt: START } as const;
    await store.escalations.open(escalation({ ...closed, id: 'e-closed', conversationId: 'a' }));
    await store.escalations.open(escalation({ id: 'e-open', conversationId: 'b' }));
    const file = { conversationId: 'a', name: 'x', contentType: 'text/plain', bytes: Buffer.from('x') };
    await store.files.put({ ...file, id: 'f-old', at: START });
    await store.files.put({ ...file, id: 'f-new', at: new Date(START.getTime() + 35 * DAY_MS) });
    const report = { locale: 'en', kind: 'unanswered', channel: 'sms', guess: null } as const;
    await store.missed.report({ ...report, key: 'k', text: 'what', conversationId: 'a', at: START });
    await sweep({ escalations: 50, files: 30, missed: 30 }, 40);
    expect(await store.escalations.get('e-closed')).not.toBeNull();
    expect([await store.files.get('f-old'), await store.missed.counts()]).toMatchObject([null, { new: 0 }]);
    expect(await store.files.get('f-new')).not.toBeNull();
    await sweep({}, 4000);
    expect(await store.escalations.get('e-closed')).not.toBeNull();
    await sweep({ escalations: 50 }, 1);
    expect(await store.escalations.get('e-closed')).toBeNull();
    expect(await store.escalations.get('e-open')).not.toBeNull();
  });

  test('runs once an hour in one of the processes', async () => {
    const retention = { files: 1 };
    const file = {
      conversationId: 'a',
      name: 'x',
      contentType: 'text/plain',
      bytes: Buffer.from('x'),
      at: START,
    };
    await sweep(retention, 2);
    await store.files.put({ ...file, id: 'f1' });
    await sweep(retention, 0);
    expect(await store.files.get('f1')).not.toBeNull();
    await sweep(retention, 0.05);
    expect(await store.files.get('f1')).toBeNull();
  });

  test('removes nothing when the removal cannot be noted', async () => {
    await store.files.put({
      id: 'f1',
      conversationId: 'a',
      name: 'x',
      contentType: 'a/b',
      bytes: Buffer.from('x'),
      at: START,
    });
    clock.advance(5 * DAY_MS);
    const silent = { ...store.audit, insert: () => Promise.reject(new Error('disk full')) };
    const { privacy } = privacyOn({ ...store, audit: silent }, clock, { files: 1 });
    await privacy.sweep();
    await privacy.idle();
    expect(await store.files.get('f1')).not.toBeNull();
  });
});
