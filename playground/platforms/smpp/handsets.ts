import type { Shown } from '../platform';
import type { Segment } from './checks';

/** The customers' phones: they put the parts of a text together, and show it once it is whole. */
export class Handsets {
  private readonly screens = new Map<string, Shown[]>();
  private readonly partial = new Map<string, Map<number, string>>();
  private readonly listeners = new Set<(customer: string, message: Shown) => void>();

  receive(customer: string, id: string, segment: Segment): void {
    const text = segment.part ? this.join(customer, segment) : segment.text;
    if (text === null) return;
    const message: Shown = { id, text, buttons: [], at: new Date(), passive: false };
    this.screens.set(customer, [...this.shown(customer), message]);
    for (const listener of this.listeners) listener(customer, message);
  }

  shown(customer: string): Shown[] {
    return this.screens.get(customer) ?? [];
  }

  onShown(listener: (customer: string, message: Shown) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  private join(customer: string, { text, part }: Segment): string | null {
    if (!part) return text;
    const key = `${customer}|${part.reference}|${part.total}`;
    const parts = this.partial.get(key) ?? new Map<number, string>();
    this.partial.set(key, parts.set(part.number, text));
    if (parts.size < part.total) return null;
    this.partial.delete(key);
    return [...parts.entries()]
      .sort(([one], [other]) => one - other)
      .map(([, body]) => body)
      .join('');
  }
}
