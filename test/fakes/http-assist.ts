import type { Agent } from '../../src/contract/agent';
import type { Assist, Canned, Note, WordList } from '../../src/contract/assist-port';
import type { Found } from '../../src/contract/assist';

export interface FakeAssist extends Assist {
  /** What `notes` answers. */
  written: Note[];
  /** What `check` finds. */
  found: Found[];
}

const AT = new Date(0);

/** Help with writing that does as it is told, and keeps nothing. */
export function fakeAssist(): FakeAssist {
  const canned = (agent: Agent, change: Partial<Canned> = {}): Canned => ({
    ...{ id: 'e1', owner: agent.id, locale: 'en', folder: '', queue: null, shortcut: 'hi', title: 'Hi' },
    ...{ text: 'Hello', used: 0, usedAt: null, version: 1, by: agent.id, updatedAt: AT, ...change },
  });
  const words = (by: string): WordList => ({ locale: 'en', words: ['risk-free'], version: 1, by, at: AT });
  const imported = { created: 1, changed: 0, same: 0, failed: [] };
  const assist: FakeAssist = {
    ...{ written: [], found: [] },
    notes: () => Promise.resolve(assist.written),
    addNote: ({ id: by }, conversationId, { text, kind }) =>
      Promise.resolve({ id: 'n1', conversationId, kind, by, to: null, text, at: AT }),
    canned: (agent) => Promise.resolve([canned(agent)]),
    addCanned: (agent, { scope: _scope, ...change }) => Promise.resolve(canned(agent, change)),
    changeCanned: (agent, id, { scope: _scope, ...change }) =>
      Promise.resolve(canned(agent, { id, ...change })),
    removeCanned: () => Promise.resolve(),
    usedCanned: () => Promise.resolve(),
    exportCanned: () => Promise.resolve('title,text\r\n'),
    importCanned: () => Promise.resolve(imported),
    addStarterCanned: () => Promise.resolve(imported),
    initials: (text) => text.charAt(0),
    wordLists: () => Promise.resolve([words('nobody')]),
    setWords: ({ id }) => Promise.resolve(words(id)),
    addStarterWords: ({ id }) => Promise.resolve([words(id)]),
    check: () => Promise.resolve(assist.found),
    suggestions: () => Promise.resolve({ messageId: null, suggestions: [] }),
    intents: () => Promise.resolve([{ id: 'card.lost', title: 'Lost card', initials: 'lostcard' }]),
    convert: (texts) => texts,
    rules: (conversationId) =>
      Promise.resolve({
        ...{ conversationId, channel: 'fake', longest: { max: 1000, unit: 'utf16' }, images: true },
        ...{ files: true, typing: true, window: null, waiting: 0, optedOut: false, counts: false },
      }),
    shape: () => Promise.resolve({ messages: 1, segments: null }),
    typing: () => Promise.resolve(),
    attach: (_agent, _id, { name, bytes }) =>
      Promise.resolve({ id: 'agent-1', name, contentType: 'image/png', size: bytes.length }),
    attachments: (_id, ids) =>
      Promise.resolve(
        ids.map((id) => ({ name: id, contentType: 'image/png', contentUrl: `/api/files/${id}` })),
      ),
  };
  return assist;
}
