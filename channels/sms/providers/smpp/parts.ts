import { z } from 'zod';
import type { Clock, Ids } from '../../../../src/contract/ports';
import type { SharedState } from '../../../../src/contract/shared';
import type { Delivery, Part } from './delivery';

/** Kept after the last part came, so that a part that is delivered again is known. */
const KEPT_MS = 60 * 60_000;
const LOCK_MS = 10_000;
const LOCK_TRIES = 50;
const LOCK_WAIT_MS = 100;
const OPEN_LIST = 'smpp:texts';
/** The list is one value of at most 4 KB. */
const MOST_OPEN = 60;

const stateSchema = z.object({ id: z.string(), total: z.number(), done: z.boolean() });
type State = z.infer<typeof stateSchema>;
const openSchema = z.array(z.object({ text: z.string(), until: z.number() }));
type Open = z.infer<typeof openSchema>;

/** A text whose parts are here, all or (after the time) some. */
export interface Joined {
  id: string;
  parts: Delivery[];
}

/**
 * Long texts whose parts come one by one, in any order, perhaps at several processes. Each part is in the shared state
 * before it is acknowledged, so a crash loses none; a text whose parts do not all come is handed in as far as it came.
 */
export class Parts {
  constructor(
    private readonly shared: SharedState,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly partsMs: number,
  ) {}

  /** Stores a part; hands the text in when it is whole. `text` names sender, receiver, reference and total. */
  take(
    text: string,
    part: Delivery & { part: Part },
    handIn: (joined: Joined) => Promise<void>,
  ): Promise<void> {
    return this.locked(text, async () => {
      const { total, number } = part.part;
      const body = JSON.stringify(part);
      let state = await this.state(text);
      const before = state && (await this.part(text, state.id, number));
      // Phones count to 255 and begin again: another body under the same number is another text.
      if (!state || (before !== null && before !== body)) {
        state = { id: this.ids.next(), total, done: false };
        await this.remember(text);
        await this.put(text, JSON.stringify(state));
      }
      if (state.done) return;
      await this.put(`${text}:${state.id}:${number}`, body);
      const parts = await this.parts(text, state);
      if (parts.length === total) await this.finish(text, state, parts, handIn);
    });
  }

  /** Hands in what came of the texts whose time is over. */
  async sweep(handIn: (joined: Joined) => Promise<void>): Promise<void> {
    const now = this.clock.now().getTime();
    const due = (await this.openTexts()).filter(({ until }) => until <= now);
    for (const { text } of due) {
      await this.locked(text, async () => {
        const state = await this.state(text);
        const parts = state && !state.done ? await this.parts(text, state) : [];
        if (state && parts.length > 0) await this.finish(text, state, parts, handIn);
        else await this.forget(text);
      });
    }
  }

  private async finish(
    text: string,
    state: State,
    parts: Delivery[],
    handIn: (joined: Joined) => Promise<void>,
  ): Promise<void> {
    await handIn({ id: `${text}-${state.id}`, parts });
    await this.put(text, JSON.stringify({ ...state, done: true }));
    await this.forget(text);
  }

  private async parts(text: string, { id, total }: State): Promise<Delivery[]> {
    const numbers = Array.from({ length: total }, (_, index) => index + 1);
    const bodies = await Promise.all(numbers.map((number) => this.part(text, id, number)));
    return bodies.filter((body) => body !== null).map((body) => JSON.parse(body) as Delivery);
  }

  private part(text: string, id: string, number: number): Promise<string | null> {
    return this.shared.get(`${nameOf(text)}:${id}:${number}`);
  }

  private async state(text: string): Promise<State | null> {
    const value = await this.shared.get(nameOf(text));
    return value === null ? null : stateSchema.parse(JSON.parse(value));
  }

  private put(text: string, value: string): Promise<void> {
    return this.shared.put(nameOf(text), value, new Date(this.clock.now().getTime() + KEPT_MS));
  }

  private async openTexts(): Promise<Open> {
    const value = await this.shared.get(OPEN_LIST);
    return value === null ? [] : openSchema.parse(JSON.parse(value));
  }

  private remember(text: string): Promise<void> {
    const until = this.clock.now().getTime() + this.partsMs;
    return this.changeList((open) => [...open.filter((other) => other.text !== text), { text, until }]);
  }

  private forget(text: string): Promise<void> {
    return this.changeList((open) => open.filter((other) => other.text !== text));
  }

  private changeList(change: (open: Open) => Open): Promise<void> {
    return this.locked('list', async () => {
      const list = change(await this.openTexts()).slice(-MOST_OPEN);
      await this.shared.put(OPEN_LIST, JSON.stringify(list), new Date(this.clock.now().getTime() + KEPT_MS));
    });
  }

  /** Throws when another process holds the lock for too long: the centre then delivers again. */
  private async locked(name: string, task: () => Promise<void>): Promise<void> {
    for (let attempt = 0; attempt < LOCK_TRIES; attempt += 1) {
      const done = await this.shared.lock(`smpp:${name}`, LOCK_MS, async () => {
        await task();
        return true;
      });
      if (done === true) return;
      await new Promise((resolve) => setTimeout(resolve, LOCK_WAIT_MS * Math.random()));
    }
    throw new Error('the parts of a text are held by another process');
  }
}

function nameOf(text: string): string {
  return `smpp:text:${text}`;
}
