import { Phones } from '../phones';
import type { Segment } from './checks';

/** The customers' phones: they put the parts of a text together, and show it once it is whole. */
export class Handsets extends Phones {
  private readonly partial = new Map<string, Map<number, string>>();

  receive(customer: string, id: string, segment: Segment): void {
    const text = segment.part ? this.join(customer, segment) : segment.text;
    if (text !== null) this.show(customer, text, { id });
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
