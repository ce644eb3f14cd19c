/** What survives a reload, as JSON. Lives in memory where the browser forbids storage. */
export interface Vault {
  /** Null when it is not there. The caller knows the shape, as nobody else writes it. */
  read(key: string): unknown;
  write(key: string, value: unknown): void;
  remove(key: string): void;
  /** Keys that start with the given text. */
  keys(start: string): string[];
}

function shelf(): Storage | Record<string, string> {
  try {
    return localStorage;
  } catch {
    return {};
  }
}

export function openVault(prefix: string, store: Record<string, string> = shelf()): Vault {
  return {
    read(key) {
      try {
        return JSON.parse(store[prefix + key] ?? 'null') as unknown;
      } catch {
        return null;
      }
    },
    write(key, value) {
      try {
        store[prefix + key] = JSON.stringify(value);
      } catch {
        // Full: the page goes on without it.
      }
    },
    remove(key) {
      // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- Storage is made for it.
      delete store[prefix + key];
    },
    keys: (start) =>
      Object.keys(store)
        .filter((name) => name.startsWith(prefix + start))
        .map((name) => name.slice(prefix.length)),
  };
}
