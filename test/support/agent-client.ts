/** An agent over the HTTP API. */
export interface AgentClient {
  call(method: string, path: string, body?: object): Promise<{ status: number; body: unknown }>;
  /** The first `count` events after the given one. */
  events(after: number, count: number): Promise<{ id: number; data: Record<string, unknown> }[]>;
}

export async function signIn(url: string, username: string, password: string): Promise<AgentClient> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!signedIn.ok) throw new Error(`sign-in: ${String(signedIn.status)}`);
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return {
    async call(method: string, path: string, body?: object) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: { cookie, 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
    async events(after, count) {
      const stop = new AbortController();
      const headers = { cookie, 'last-event-id': String(after) };
      const response = await fetch(`${url}/api/events`, { headers, signal: stop.signal });
      const found: { id: number; data: Record<string, unknown> }[] = [];
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk).toString('utf8');
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          const id = /^id: ?(\d+)$/mu.exec(block)?.[1];
          const data = /^data: ?(.+)$/mu.exec(block)?.[1];
          if (id && data) found.push({ id: Number(id), data: JSON.parse(data) as Record<string, unknown> });
        }
        if (found.length >= count) break;
      }
      stop.abort();
      return found.slice(0, count);
    },
  };
}
