import type { Clock } from '../../src/contract/ports';
import type { SharedState } from '../../src/contract/shared';

/** SharedState of one process, in memory. */
export class FakeSharedState implements SharedState {
  private readonly values = new Map<string, { value: string; until: number }>();

  constructor(private readonly clock: Clock) {}

  get(key: string): Promise<string | null> {
    const found = this.values.get(key);
    return Promise.resolve(found && found.until > this.now() ? found.value : null);
  }

  put(key: string, value: string, until: Date): Promise<void> {
    this.values.set(key, { value, until: until.getTime() });
    return Promise.resolve();
  }

  async first(key: string, value: string, until: Date): Promise<string> {
    const standing = await this.get(key);
    if (standing === null) await this.put(key, value, until);
    return standing ?? value;
  }

  /** Looks and takes in one step, as the store does. */
  once(key: string, until: Date): Promise<boolean> {
    const found = this.values.get(`once:${key}`);
    if (found && found.until > this.now()) return Promise.resolve(false);
    return this.put(`once:${key}`, '1', until).then(() => true);
  }

  async lock<T>(key: string, ms: number, task: () => Promise<T>): Promise<T | null> {
    if (!(await this.once(`lock:${key}`, new Date(this.now() + ms)))) return null;
    try {
      return await task();
    } finally {
      this.values.delete(`once:lock:${key}`);
    }
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
