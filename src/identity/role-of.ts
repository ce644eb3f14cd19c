import type { Role } from '../contract/agent';

/** A role of the identity provider, and what it is with us. In order: the first that a person has is the person's. */
export type RoleMap = readonly { claim: string; role: Role }[];

/** Null when none of the person's roles is mapped: they are not let in. */
export function roleOf(claims: Record<string, unknown>, path: string, map: RoleMap): Role | null {
  const values = valuesAt(claims, path);
  return map.find(({ claim }) => values.includes(claim))?.role ?? null;
}

/** A text or a list of texts at a path such as `realm_access.roles`. A name that itself has dots is tried first. */
function valuesAt(claims: Record<string, unknown>, path: string): string[] {
  const whole = claims[path];
  const found = whole === undefined ? path.split('.').reduce<unknown>(memberOf, claims) : whole;
  const list: unknown[] = Array.isArray(found) ? found : [found];
  return list.filter((value): value is string => typeof value === 'string');
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}
