import { randomUUID } from 'node:crypto';
import type { Shown } from '../platform';

const MOST = 500;

/** What customers' phones have shown. */
export class Phones {
  private readonly screens = new Map<string, Shown[]>();
  private readonly listeners = new Set<(customer: string, message: Shown) => void>();

  constructor(private readonly now: () => number) {}

  show(customer: string, text: string, more: { buttons?: string[]; passive?: boolean } = {}): void {
    const { buttons = [], passive = false } = more;
    const message = { id: randomUUID(), text, buttons, passive, at: new Date(this.now()) };
    this.screens.set(customer, [...this.shown(customer), message].slice(-MOST));
    for (const listener of this.listeners) listener(customer, message);
  }

  shown(customer: string): Shown[] {
    return this.screens.get(customer) ?? [];
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
