/** A value that tells its readers when it is replaced. */
export class Store<T extends object> {
  private readonly readers = new Set<() => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(patch: Partial<T>): void {
    this.value = { ...this.value, ...patch };
    for (const reader of this.readers) reader();
  }

  subscribe(reader: () => void): () => void {
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  }
}
