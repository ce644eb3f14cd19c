/**
 * Waits until the check holds; says what was last seen when it never does.
 * Why 15 s: jobs may sleep for 5 s when a wake-up comes late on a busy machine.
 */
export async function eventually<T>(
  look: () => Promise<T> | T,
  holds: (seen: T) => boolean,
  ms = 15_000,
): Promise<T> {
  const until = Date.now() + ms;
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    if (Date.now() > until) throw new Error(`still not so after ${String(ms)} ms: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
