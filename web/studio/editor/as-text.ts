/** A field's value as it is read: lines for lists, `name: value` for groups. */
export function asText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(asText).join('\n');
  if (typeof value !== 'object') return '';
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${asText(inner)}`)
    .join('\n');
}
