import type { Store } from '../../../src/contract/store';
import { escalation } from '../../builders/escalation';
import { newInbound, newOutbound } from '../../builders/log-entry';
import { createScene } from '../contacts/scene';

export const PHONE = '+8613912345678';
export const OPENID = 'oPersonOpenid0001';
export const USER = 'dl_person-of-the-web';
/** What stands in whatever is stored of the person, and must not after the erasure. */
export const WORDS = [
  'WangXiaohong',
  'my-secret-garden',
  PHONE.slice(3),
  OPENID,
  USER,
  'unionid-of-wang',
  'garden note',
];
/** Somebody else, who must lose nothing. */
export const OTHER = 'dl_somebody-else';

export interface Told {
  conversations: string[];
  other: string;
}

/** Somebody on three channels, linked, with something in every collection; and somebody else. */
export async function storePerson(store: Store): Promise<Told> {
  const scene = createScene(store);
  const { contacts, ann, clock } = scene;
  const old = { updatedAt: clock.now(), createdAt: clock.now() };
  const name = (id: string) => ({ customer: { id, name: 'WangXiaohong' }, ...old });
  const wechat = await scene.talk('wechat', OPENID, name(OPENID));
  const web = await scene.talk('webchat', USER, name(USER));
  const sms = await scene.talk('sms', PHONE, name(PHONE));
  const other = await scene.talk('webchat', OTHER, { customer: { id: OTHER, name: 'Somebody' }, ...old });
  const conversations = [wechat, web, sms];
  for (const id of [...conversations, other]) await chat(store, id);
  await scene.unionid(wechat, 'unionid-of-wang');
  await contacts.link(ann, wechat, { conversationId: web }, 'WangXiaohong says so');
  await contacts.link(ann, web, { phone: PHONE }, 'WangXiaohong told the number');
  await contacts.link(
    ann,
    other,
    { conversationId: await scene.talk('webchat', 'dl_third', old) },
    'the same sofa',
  );
  await traces(store, conversations, other);
  return { conversations, other };
}

async function chat(store: Store, id: string): Promise<void> {
  const entry = newInbound(id, `in:${id}:1`, id.includes('else') ? 'hello' : 'my-secret-garden is on fire');
  const { entry: stored } = await store.log.append(entry);
  await store.log.finishTurn(stored.id, [{ ...newOutbound(id, `out:${stored.id}:0`), causedBy: stored.id }]);
  await store.windows.spend(stored.id, 5, new Date(Date.now() + 3_600_000));
}

async function traces(
  store: Store,
  [wechat = '', web = '', sms = '']: string[],
  other: string,
): Promise<void> {
  const at = new Date();
  const closed = {
    state: 'closed',
    closedAt: at,
    endedAt: at,
    owner: 'ann',
    disposition: 'resolved',
  } as const;
  for (const conversationId of [web, other]) {
    const [topic, who] =
      conversationId === web ? ['my-secret-garden', 'WangXiaohong'] : ['a bridge', 'Somebody'];
    const words = { summary: topic, note: `${who} called`, callback: conversationId === web ? PHONE : null };
    await store.escalations.open(
      escalation({
        ...{ ...closed, ...words, id: `${conversationId}|00000001|esc`, conversationId },
        customer: { id: conversationId === web ? USER : OTHER, name: 'x' },
        rating: { score: 2, reason: topic, at },
        history: [{ at, verb: 'close', by: 'ann', from: 'active', to: 'closed', reason: `${who} hung up` }],
      }),
    );
    const escalationId = `${conversationId}|00000001|esc`;
    const event = {
      type: 'escalation',
      escalationId,
      conversationId,
      queue: 'general',
      state: 'closed',
    } as const;
    await store.events.append({ ...event, owner: null }, at);
  }
  await store.files.put({
    id: 'f1',
    conversationId: web,
    name: 'WangXiaohong.txt',
    contentType: 'text/plain',
    bytes: Buffer.from('my-secret-garden'),
    at,
  });
  await store.media.add(
    { fileId: 'f2', channel: 'wechat', conversationId: wechat, reference: OPENID, attempts: 0 },
    at,
  );
  await store.jobs.put(`turn:${web}`, { name: 'turn', key: web }, at);
  await store.shared.put(`wechat:value:profile/${OPENID}`, 'WangXiaohong', new Date(Date.now() + 3_600_000));
  await store.verifications.open({
    ...{ id: 'v1', conversationId: web, phone: PHONE, allowSms: true, by: 'ann', tries: [], state: 'open' },
    ...{ at, expiresAt: at },
  });
  await store.consents.change(PHONE, ['marketing'], { at, state: 'out', source: '退订 my-secret-garden' });
  await store.consents.change(PHONE, ['service'], { at, state: 'in', source: 'yes' });
  const missed = { locale: 'en', kind: 'unanswered', channel: 'sms', guess: null, at } as const;
  await store.missed.report({
    ...missed,
    key: 'k1',
    text: 'my-secret-garden is on fire',
    conversationId: sms,
  });
  await store.missed.report({
    ...missed,
    key: 'k2',
    text: 'where is the branch',
    conversationId: sms,
    note: 'garden note',
  });
  await store.missed.report({ ...missed, key: 'k3', text: 'where is the branch', conversationId: other });
  await store.notes.add({
    id: 'n1',
    conversationId: web,
    kind: 'note',
    by: 'ann',
    to: null,
    text: 'garden note',
    at,
  });
}
