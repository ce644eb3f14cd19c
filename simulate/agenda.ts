interface Entry<T> {
  at: number;
  /** Of two at the same moment the one that was noted first. */
  order: number;
  what: T;
}

/** What will happen, the earliest first: a binary heap. */
export class Agenda<T> {
  private readonly heap: Entry<T>[] = [];
  private noted = 0;

  add(at: number, what: T): void {
    const entry = { at, order: this.noted++, what };
    let place = this.heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (!this.before(place, above)) break;
      this.swap(place, above);
      place = above;
    }
  }

  next(): { at: number; what: T } | null {
    const [first] = this.heap;
    const last = this.heap.pop();
    if (!first || !last) return null;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first;
  }

  private sink(): void {
    for (let place = 0; ;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (left < this.heap.length && this.before(left, least)) least = left;
      if (right < this.heap.length && this.before(right, least)) least = right;
      if (least === place) return;
      this.swap(place, least);
      place = least;
    }
  }

  private before(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && (a.at - b.at || a.order - b.order) < 0;
  }

  private swap(one: number, other: number): void {
    const [a, b] = [this.heap[one], this.heap[other]];
    if (a && b) [this.heap[one], this.heap[other]] = [b, a];
  }
}
