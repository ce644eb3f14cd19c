/** Questions that the bot answers with exactly one message. */
const QUESTIONS = ['怎么转账', '转账限额是多少', '怎么存定期', 'transfer limit', 'savings interest rate'];

const RETRY_MS = 60;
const CALL_TIMEOUT_MS = 4_000;

export interface Acknowledged {
  conversationId: string;
  /** Log id, as the acknowledgement gave it. */
  id: string;
}

interface Customer {
  name: string;
  messages: number;
  /** A server to call; another one after a failed call. */
  server: (attempt: number) => string;
  pause: () => number;
}

/**
 * Writes its messages one after another, each again and again with the same id until it is acknowledged, as vendors do.
 * It does not wait for answers.
 */
export async function write({ name, messages, server, pause }: Customer): Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  for (let n = 0; n < messages; n++) {
    const text = QUESTIONS[n % QUESTIONS.length] ?? '';
    const body = JSON.stringify({ id: `${name}-${String(n)}`, from: name, to: 'bank', text });
    acknowledged.push({ conversationId: `vendor:${name}`, id: await untilAcknowledged(body, server) });
    await sleep(pause());
  }
  return acknowledged;
}

async function untilAcknowledged(body: string, server: (attempt: number) => string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    const id = await post(`${server(attempt)}/vendor/messages`, body);
    if (id !== null) return id;
    await sleep(RETRY_MS);
  }
}

async function post(url: string, body: string): Promise<string | null> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    return response.ok ? ((await response.json()) as { id: string }).id : null;
  } catch {
    return null;
  }
}

export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
