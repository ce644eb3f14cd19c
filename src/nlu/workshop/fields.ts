/** Without keys that hold undefined or are empty where the format takes that for granted. */
export function plain(words: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const full = JSON.parse(JSON.stringify(words)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(full).filter(([, value]) => !isEmpty(value)));
}

/**
 * What a file should say: `raw` is what it says, `known` what that was read as. A field that is wanted as it was read
 * stays as it is written.
 */
export function mergeFields(
  raw: unknown,
  known: object | undefined,
  wanted: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const old = { ...(known as Record<string, unknown> | undefined) };
  const written = { ...(raw as Record<string, unknown>) };
  const target = JSON.parse(JSON.stringify(wanted)) as Record<string, unknown>;
  const keys = new Set([...Object.keys(written), ...Object.keys(target)]);
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const value = known && same(old[key], target[key]) ? written[key] : target[key];
      return value === undefined || (isEmpty(value) && !(key in written)) ? [] : [[key, value]];
    }),
  );
}

export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** JSON with sorted keys and without what is undefined. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
