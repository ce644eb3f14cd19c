import { PassThrough } from 'node:stream';
import type { Response } from 'express';
import type { StoredEvent } from '../../../src/contract/events';
import { EventStream } from '../../../src/http/event-stream';

const stored = (id: number): StoredEvent => ({
  ...{ id, at: new Date(0) },
  event: { type: 'presence', agentId: 'a1', state: 'available' },
});
const events = { last: () => Promise.resolve(0), after: () => Promise.resolve([]) };

function openStream() {
  const response = new PassThrough();
  const errors: Error[] = [];
  response.on('error', (error) => errors.push(error));
  return { response, errors, stream: new EventStream(response as unknown as Response, events, () => true) };
}

describe('event stream', () => {
  test('what happens while the stream is being ended disturbs nobody', async () => {
    const { response, errors, stream } = openStream();
    await stream.start(null);
    response.end();
    stream.offer(stored(1));
    stream.tick();
    await new Promise((done) => setImmediate(done));
    expect(errors).toEqual([]);
  });

  test('two readers are sent the same words', async () => {
    const [one, other] = [openStream(), openStream()];
    const event = stored(1);
    for (const { stream } of [one, other]) {
      await stream.start(null);
      stream.offer(event);
    }
    const [first, second] = [one, other].map(({ response }) => String(response.read()));
    expect(first).toContain('id: 1\ndata: {"type":"presence","agentId":"a1","state":"available"}\n\n');
    expect(second).toBe(first);
  });
});
