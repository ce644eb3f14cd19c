import { isLead, type Agent } from '../contract/agent';
import type { AddNote } from '../contract/assist';
import type { Assist, Note } from '../contract/assist-port';
import { AppError } from '../contract/errors';
import { maskSecrets } from '../contract/masking';
import type { AssistDeps } from './deps';

const MOST = 500;
type Deps = Pick<AssistDeps, 'store' | 'bus' | 'clock' | 'ids'>;

/** Words among colleagues. They are kept apart from the log, so that no channel can ever send one. */
export function notes(deps: Deps): Pick<Assist, 'notes' | 'addNote'> {
  const { store, bus, clock, ids } = deps;
  return {
    async notes(agent, conversationIds) {
      const all = await store.notes.of(conversationIds, MOST);
      return all.filter((note) => maySee(agent, note));
    },
    async addNote(agent, conversationId, { text, kind, clientId }) {
      const open = await store.escalations.openFor(conversationId);
      const owner = open?.owner ?? null;
      const note: Note = {
        id: clientId === undefined ? ids.next() : `${agent.id}:${conversationId}:${clientId}`,
        ...{ conversationId, kind, by: agent.id, to: addressee(agent, kind, owner) },
        // Why masked here as in the log: codes and passwords are never stored.
        text: maskSecrets(text),
        at: clock.now(),
      };
      if (await store.notes.add(note)) {
        const event = { type: 'note', conversationId, owner: note.to ?? owner } as const;
        bus.publish('desk', await store.events.append(event, note.at));
      }
      return note;
    },
  };
}

/** A whisper is for the agent who has the conversation now, and stays theirs when it moves on. */
function addressee(agent: Agent, kind: AddNote['kind'], owner: string | null): string | null {
  if (kind === 'note') return null;
  if (!isLead(agent)) throw new AppError('FORBIDDEN', 'Only a lead may whisper; write a note instead.');
  if (owner === null) {
    throw new AppError('CONFLICT', 'Nobody has this conversation, so nobody would hear; write a note.');
  }
  return owner;
}

function maySee(agent: Agent, { kind, to }: Note): boolean {
  return kind === 'note' || to === agent.id || isLead(agent);
}
