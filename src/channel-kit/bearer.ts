/** The credentials of an `Authorization: Bearer ...` header, or null (RFC 6750, section 2.1; the scheme is case-insensitive). */
export function parseBearer(header: string | undefined): string | null {
  return /^bearer +([^\s,]+)$/i.exec(header?.trim() ?? '')?.[1] ?? null;
}
