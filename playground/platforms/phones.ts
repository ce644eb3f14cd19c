import { randomUUID } from 'node:crypto';
import type { Shown } from './platform';

const MOST = 1_000;

/** What customers' phones have shown. */
export class Phones {
  private readonly screens = new Map<string, Shown[]>();
  private readonly listeners = new Set<(customer: string, message: Shown) => void>();

  constructor(private readonly now: () => number) {}

  show(customer: string, text: string, more: Partial<Omit<Shown, 'text' | 'at'>> = {}): void {
    const at = new Date(this.now());
    const message: Shown = { id: randomUUID(), text, buttons: [], passive: false, ...more, at };
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
