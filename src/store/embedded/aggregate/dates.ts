import { ObjectId } from '../bson/types';
import type { Value } from '../bson/types';
import { isDoc } from '../bson/types';
import { ServerFailure, unsupported } from '../errors';
import { named, operandList, text, typeError } from './operands';
import type { Compile, Expr, Operator } from './scope';
import { isNullish } from './scope';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function dateOf(value: Value, name: string): Date {
  if (value instanceof Date) return value;
  return value instanceof ObjectId ? value.getTimestamp() : typeError(name, 'needs a date', value);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let format = formatters.get(zone);
  if (format === undefined) {
    try {
      format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' }); // prettier-ignore
    } catch {
      throw new ServerFailure(40485, `unrecognized time zone identifier: "${zone}"`);
    }
    formatters.set(zone, format);
  }
  return format;
}

function namedOffset(date: Date, zone: string): number {
  const parts = Object.fromEntries(
    formatterFor(zone)
      .formatToParts(date)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  return local - Math.floor(date.getTime() / 1000) * 1000;
}

/** How far a zone (a name or +hh:mm) is ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(date: Date, zone: string): number {
  if (zone === 'UTC' || zone === 'GMT' || zone === 'Z') return 0;
  const fixed = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  if (fixed === null) return namedOffset(date, zone);
  const minutes = Number(fixed[2]) * 60 + Number(fixed[3] ?? 0);
  return (fixed[1] === '-' ? -1 : 1) * minutes * 60_000;
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const dayOfYear = (d: Date): number =>
  Math.floor((d.getTime() - Date.UTC(d.getUTCFullYear(), 0, 1)) / DAY) + 1;

/** ISO 8601 week: the week of the Thursday. */
function isoWeek(local: Date): { year: number; week: number } {
  const day = local.getUTCDay() || 7;
  const thursday = new Date(local.getTime() + (4 - day) * DAY);
  return { year: thursday.getUTCFullYear(), week: Math.ceil(dayOfYear(thursday) / 7) };
}

type Part = (local: Date) => number;

const parts: Record<string, Part> = {
  $year: (d) => d.getUTCFullYear(),
  $month: (d) => d.getUTCMonth() + 1,
  $dayOfMonth: (d) => d.getUTCDate(),
  $hour: (d) => d.getUTCHours(),
  $minute: (d) => d.getUTCMinutes(),
  $second: (d) => d.getUTCSeconds(),
  $millisecond: (d) => d.getUTCMilliseconds(),
  $dayOfWeek: (d) => d.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  $isoDayOfWeek: (d) => d.getUTCDay() || 7,
  $isoWeek: (d) => isoWeek(d).week,
  $isoWeekYear: (d) => isoWeek(d).year,
};

function shown(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  return `${offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${pad(minutes % 60, 2)}`;
}

const formats: Record<string, (local: Date, offset: number) => string> = {
  Y: (d) => pad(d.getUTCFullYear(), 4),
  m: (d) => pad(d.getUTCMonth() + 1, 2),
  d: (d) => pad(d.getUTCDate(), 2),
  H: (d) => pad(d.getUTCHours(), 2),
  M: (d) => pad(d.getUTCMinutes(), 2),
  S: (d) => pad(d.getUTCSeconds(), 2),
  L: (d) => pad(d.getUTCMilliseconds(), 3),
  j: (d) => pad(dayOfYear(d), 3),
  w: (d) => String(d.getUTCDay() + 1),
  u: (d) => String(d.getUTCDay() || 7),
  V: (d) => pad(isoWeek(d).week, 2),
  G: (d) => pad(isoWeek(d).year, 4),
  z: (_d, offset) => shown(offset),
  Z: (_d, offset) => String(Math.round(offset / 60_000)),
  '%': () => '%',
};

function checkFormat(format: string): string {
  for (const [, letter = ''] of format.matchAll(/%(.?)/gs)) {
    if (!(letter in formats))
      throw new ServerFailure(18536, `Invalid format character '%${letter}' in format string`);
  }
  return format;
}

function zone(value: Value, name: string): string {
  return value === undefined ? 'UTC' : text(value, name);
}

function part(read: Part): Operator {
  return (operand, compile, name) => {
    const isNamed = isDoc(operand) && !Object.keys(operand).some((key) => key.startsWith('$'));
    const doc = isNamed ? named(operand, name, ['date'], ['timezone']) : undefined;
    const [date] =
      doc === undefined ? (operandList(operand, compile, name, 1, 1) as [Expr]) : [compile(doc['date'])];
    const timezone = compile(doc?.['timezone'] ?? 'UTC');
    return (scope) => {
      const [value, where] = [date(scope), timezone(scope)];
      if (isNullish(value) || isNullish(where)) return null;
      const moment = dateOf(value, name);
      return read(new Date(moment.getTime() + zoneOffset(moment, zone(where, name))));
    };
  };
}

function dateToString(operand: Value, compile: Compile, name: string): Expr {
  const doc = named(operand, name, ['date'], ['format', 'timezone', 'onNull']);
  const { format = '%Y-%m-%dT%H:%M:%S.%L' + (doc['timezone'] === undefined || doc['timezone'] === 'UTC' ? 'Z' : '') } = doc;
  if (typeof format !== 'string') return unsupported('$dateToString with a computed format');
  checkFormat(format);
  const [date, timezone, onNull] = [compile(doc['date']), compile(doc['timezone'] ?? 'UTC'), compile(doc['onNull'] ?? null)];
  return (scope) => {
    const [value, where] = [date(scope), timezone(scope)];
    if (isNullish(value)) return onNull(scope);
    if (isNullish(where)) return null;
    const moment = dateOf(value, name);
    const offset = zoneOffset(moment, zone(where, name));
    const local = new Date(moment.getTime() + offset);
    return format.replace(/%(.)/gs, (_all, letter: string) => formats[letter]?.(local, offset) ?? '');
  };
} // prettier-ignore

const truncations: Record<string, (local: Date) => number> = {
  year: (d) => Date.UTC(d.getUTCFullYear(), 0),
  quarter: (d) => Date.UTC(d.getUTCFullYear(), Math.floor(d.getUTCMonth() / 3) * 3),
  month: (d) => Date.UTC(d.getUTCFullYear(), d.getUTCMonth()),
  day: (d) => Math.floor(d.getTime() / DAY) * DAY,
  hour: (d) => Math.floor(d.getTime() / HOUR) * HOUR,
  minute: (d) => Math.floor(d.getTime() / 60_000) * 60_000,
  second: (d) => Math.floor(d.getTime() / 1000) * 1000,
};

/** Why twice: the offset at midnight differs from the one at the moment itself on the day the clocks change. */
function toUtc(local: number, where: string): Date {
  const guess = new Date(local - zoneOffset(new Date(local), where));
  return new Date(local - zoneOffset(guess, where));
}

function dateTrunc(operand: Value, compile: Compile, name: string): Expr {
  const doc = named(operand, name, ['date', 'unit'], ['timezone']);
  const truncate = typeof doc['unit'] === 'string' ? truncations[doc['unit']] : undefined;
  if (truncate === undefined) return unsupported('$dateTrunc with this unit');
  const [date, timezone] = [compile(doc['date']), compile(doc['timezone'] ?? 'UTC')];
  return (scope) => {
    const [value, at] = [date(scope), timezone(scope)];
    if (isNullish(value) || isNullish(at)) return null;
    const where = zone(at, name);
    const moment = dateOf(value, name);
    return toUtc(truncate(new Date(moment.getTime() + zoneOffset(moment, where))), where);
  };
}

/** Date operators. */
export const dates: Record<string, Operator> = {
  ...Object.fromEntries(Object.entries(parts).map(([name, read]) => [name, part(read)])),
  $dateToString: dateToString,
  $dateTrunc: dateTrunc,
};
