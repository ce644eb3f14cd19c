import { paceOf, waitMinutes } from '../src/desk/place';

/** Of so many talks of a queue the pace is taken, as the desk does. */
const HANDLING_TIMES = 20;

/** The wait that a customer is told at joining. */
export class Estimates {
  private readonly times = new Map<string, number[]>();

  handled(queue: string, milliseconds: number): void {
    const times = this.times.get(queue) ?? [];
    times.push(milliseconds);
    if (times.length > HANDLING_TIMES) times.shift();
    this.times.set(queue, times);
  }

  /** Null: nothing was handled yet, or nobody is there. */
  minutes(queue: string, position: number, capacity: number): number | null {
    return waitMinutes(position, paceOf(this.times.get(queue) ?? [], capacity));
  }
}
