import { z } from 'zod';
import type { AgentRepository } from '../../contract/agent';
import { addNoteSchema, noteSchema, type NoteView } from '../../contract/assist';
import type { Note } from '../../contract/assist-port';
import type { HttpDeps } from '../deps';
import { type Endpoint, endpoint } from '../endpoint';
import { readable } from '../readable';
import { perMinute } from './studio-throttle';

const PER_MINUTE = 120;
const params = z.object({ id: z.string().min(1).max(256) });

/** Words among colleagues; they are read with the timeline. */
export function noteEndpoint({ store, assist }: Pick<HttpDeps, 'store' | 'assist'>): Endpoint {
  const write = perMinute(PER_MINUTE);
  return endpoint({
    key: 'POST /api/conversations/:id/notes',
    summary:
      'Write a note for colleagues, or, as a lead, whisper to the agent. Customers never see it. A repeat with the same clientId is kept once.',
    params,
    body: addNoteSchema,
    status: 201,
    response: noteSchema,
    errors: ['NOT_FOUND', 'CONFLICT', 'TOO_MANY_REQUESTS'],
    handle: async ({ params: { id }, body, caller }) => {
      await write(caller);
      await readable(store, caller.agent, id);
      const note = await assist.addNote(caller.agent, id, body);
      const [view] = await noteViews([note], store.agents);
      return { body: view as NoteView };
    },
  });
}

/** Views of notes; each name is read once. */
export async function noteViews(notes: Note[], agents: Pick<AgentRepository, 'get'>): Promise<NoteView[]> {
  const people = new Set(notes.flatMap(({ by, to }) => [by, ...(to === null ? [] : [to])]));
  const names = new Map(
    await Promise.all(
      [...people].map(async (id) => [id, (await agents.get(id))?.displayName ?? ''] as const),
    ),
  );
  const person = (id: string) => ({ id, displayName: names.get(id) ?? '' });
  return notes.map(({ by, to, at, ...note }) => ({
    ...note,
    by: person(by),
    to: to === null ? null : person(to),
    at: at.toISOString(),
  }));
}
