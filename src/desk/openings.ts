import type { Opening } from '../contract/desk';
import type { Doors } from '../contract/routing';
import type { DeskDeps } from './deps';

const KEPT_MS = 2_000;

/** Whether a queue takes customers: its business hours, and the doors that a supervisor closed. */
export class Openings {
  private doors = new Map<string, Doors>();
  private readAt = Number.NEGATIVE_INFINITY;
  private reading = Promise.resolve();

  constructor(private readonly deps: Pick<DeskDeps, 'store' | 'calendar' | 'clock'>) {}

  async of(queue: string): Promise<Opening> {
    await this.read();
    const now = this.deps.clock.now();
    if (this.doors.get(queue)?.open === false) return { open: false, why: 'doors', opensAt: null };
    if (this.deps.calendar.isOpen(queue, now)) return { open: true, why: null, opensAt: null };
    return { open: false, why: 'hours', opensAt: this.deps.calendar.opensAt(queue, now) };
  }

  /** Why a supervisor closed it. */
  async reason(queue: string): Promise<string> {
    await this.read();
    return this.doors.get(queue)?.reason ?? '';
  }

  async set(doors: Doors): Promise<void> {
    await this.deps.store.doors.set(doors);
    this.readAt = Number.NEGATIVE_INFINITY;
  }

  /** Why the promise is kept: who asks while it is read waits for the same answer. */
  private read(): Promise<void> {
    const now = this.deps.clock.now().getTime();
    if (now >= this.readAt + KEPT_MS) {
      this.readAt = now;
      this.reading = this.readAnew();
    }
    return this.reading;
  }

  private async readAnew(): Promise<void> {
    try {
      this.doors = new Map((await this.deps.store.doors.list()).map((doors) => [doors.queue, doors]));
    } catch (error) {
      this.readAt = Number.NEGATIVE_INFINITY;
      throw error;
    }
  }
}
