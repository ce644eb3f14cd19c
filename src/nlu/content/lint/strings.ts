import type { Path, Place } from '../source';

/** A text of the content, with the place where it stands. */
export interface PlacedText {
  text: string;
  path: Path;
}

/** Every text in the value, however deep. */
export function stringsIn(value: unknown, path: Path = []): PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => stringsIn(one, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => stringsIn(one, [...path, key]));
}

/** `file:line`, for messages. */
export function where(place: Place | undefined): string {
  return place ? `${place.file}:${place.line}` : '';
}
