import type { Refusal } from './tokens';

const WINDOWS = { message: { sends: 5, ms: 48 * 3_600_000 }, menu: { sends: 3, ms: 60_000 } };
export type WindowName = keyof typeof WINDOWS;

interface Window {
  left: number;
  until: number;
}

/** How often each customer may be written to. A send counts in every window that is open. */
export class Quotas {
  /** Sends that were refused for want of a window. */
  refused = 0;
  private readonly windows = new Map<string, Map<WindowName, Window>>();

  constructor(private readonly now: () => number) {}

  open(customer: string, name: WindowName): void {
    const windows = this.windows.get(customer) ?? new Map<WindowName, Window>();
    this.windows.set(
      customer,
      windows.set(name, { left: WINDOWS[name].sends, until: this.now() + WINDOWS[name].ms }),
    );
  }

  close(customer: string): void {
    this.windows.get(customer)?.clear();
  }

  /** The open window with most left in it; null when none is open. */
  standing(customer: string): { left: number; of: number; until: Date } | null {
    const open = [...(this.windows.get(customer)?.entries() ?? [])]
      .filter(([, { until }]) => until > this.now())
      .sort(([, a], [, b]) => b.left - a.left);
    const [name, window] = open[0] ?? [];
    if (name === undefined || window === undefined) return null;
    return { left: Math.max(0, window.left), of: WINDOWS[name].sends, until: new Date(window.until) };
  }

  /** Counts a send, or says why it may not be made. */
  spend(customer: string): Refusal | null {
    const open = [...(this.windows.get(customer)?.values() ?? [])].filter(({ until }) => until > this.now());
    if (!open.some(({ left }) => left > 0)) {
      this.refused += 1;
      if (open.length === 0)
        return { errcode: 45015, errmsg: 'response out of time limit or subscription is canceled' };
      return { errcode: 45047, errmsg: 'out of response count limit' };
    }
    for (const window of open) window.left -= 1;
    return null;
  }
}
