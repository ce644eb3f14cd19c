import type { Canned, Note } from '../../../src/contract/assist-port';
import { mongodbUri } from '../../support/mongodb-uri';
import { describeStores, type OpenedStore } from '../../support/stores';

const AT = new Date('2026-01-02T03:04:05Z');

function note(id: string, change: Partial<Note> = {}): Note {
  return { id, conversationId: 'c1', kind: 'note', by: 'a1', to: null, text: id, at: AT, ...change };
}

function canned(id: string, change: Partial<Canned> = {}): Canned {
  return {
    ...{ id, owner: '', locale: 'en', folder: '', queue: null, shortcut: id, title: id, text: 'Hello' },
    ...{ used: 0, usedAt: null, version: 1, by: 'a1', updatedAt: AT },
    ...change,
  };
}

afterAll(() => mongodbUri.stop());

describeStores('what helps agents write', (open) => {
  let opened: OpenedStore;

  beforeEach(async () => void (opened = await open()));
  afterEach(() => opened.dispose());

  it('keeps a note once, and gives the newest of some conversations in order', async () => {
    const { notes } = opened.store;
    const second = new Date(AT.getTime() + 1000);
    expect(await notes.add(note('n1'))).toBe(true);
    expect(await notes.add(note('n1', { text: 'again' }))).toBe(false);
    await notes.add(note('n2', { conversationId: 'c2', at: second, kind: 'whisper', to: 'a2' }));
    await notes.add(note('n3', { conversationId: 'c3', at: second }));
    expect(await notes.of(['c1', 'c2'], 10)).toEqual([
      note('n1'),
      note('n2', { conversationId: 'c2', at: second, kind: 'whisper', to: 'a2' }),
    ]);
    expect((await notes.of(['c1', 'c2'], 1)).map(({ id }) => id)).toEqual(['n2']);
  });

  it('changes a canned reply only from the version that was seen, and counts its use', async () => {
    const { canned: replies } = opened.store;
    await replies.add(canned('r1'));
    await replies.used('r1', AT);
    const both = await Promise.all([
      replies.replace(canned('r1', { title: 'one', version: 2 })),
      replies.replace(canned('r1', { title: 'two', version: 2 })),
    ]);
    expect(both.filter(Boolean)).toHaveLength(1);
    const after = await replies.get('r1');
    expect(after).toMatchObject({ version: 2, used: 1, usedAt: AT });
    expect(await replies.replace(canned('r1', { version: 2 }))).toBe(false);
    expect(await replies.remove('r1')).toBe(true);
    expect(await replies.remove('r1')).toBe(false);
  });

  it('lists what is shared and what is mine, not what is others’', async () => {
    const { canned: replies } = opened.store;
    await replies.add(canned('shared'));
    await replies.add(canned('mine', { owner: 'a1' }));
    await replies.add(canned('theirs', { owner: 'a2' }));
    expect((await replies.list('a1')).map(({ id }) => id).sort()).toEqual(['mine', 'shared']);
    expect(await replies.count('a2')).toBe(1);
  });

  it('writes a list of words only after the version before', async () => {
    const { wordLists } = opened.store;
    const list = { locale: 'en', words: ['risk-free'], version: 1, by: 'a1', at: AT } as const;
    const first = { ...list, words: [...list.words] };
    expect(await wordLists.set(first)).toBe(true);
    expect(await wordLists.set(first)).toBe(false);
    expect(await wordLists.set({ ...first, words: ['sure win'], version: 3 })).toBe(false);
    expect(await wordLists.set({ ...first, words: ['sure win'], version: 2 })).toBe(true);
    expect(await wordLists.all()).toEqual([{ ...first, words: ['sure win'], version: 2 }]);
  });
});
