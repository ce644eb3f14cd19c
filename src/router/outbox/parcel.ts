import type { Activity } from '../../contract/activity';
import type { Shaping } from '../../contract/channel';
import { purposeOf } from '../../contract/consent';
import type { LogEntry } from '../../contract/log';
import { holdsCode } from '../codes';

/** What travels as one message: one entry of the log, or several that were merged. */
export interface Parcel {
  first: LogEntry;
  entries: LogEntry[];
  activity: Activity;
}

/** What is sent next: the first entry, and as many of those behind it as fit one message with it. */
export function nextParcel(unsent: LogEntry[], channel: Shaping): Parcel | null {
  const [first, ...rest] = unsent;
  if (!first) return null;
  const group = first.delivery?.group;
  // What was sent once under one key has to be repeated just so: the vendor drops repeats by that key.
  const candidates =
    group === undefined ? rest.filter(isFresh) : rest.filter((entry) => inGroup(entry, group));
  return collect(first, candidates, channel);
}

/** Entries that travel, or travelled, as one; null when there are none. */
export function together([first, ...rest]: LogEntry[], channel: Shaping): Parcel | null {
  return first ? collect(first, rest, channel) : null;
}

function collect(first: LogEntry, rest: LogEntry[], channel: Shaping): Parcel {
  const parcel: Parcel = { first, entries: [first], activity: first.activity };
  for (const entry of rest) {
    const merged = mayTravelTogether(entry.activity, first.activity)
      ? channel.merge?.(parcel.activity, entry.activity)
      : undefined;
    if (!merged) break;
    parcel.entries.push(entry);
    parcel.activity = merged;
  }
  return parcel;
}

function mayTravelTogether(one: Activity, other: Activity): boolean {
  return purposeOf(one) === purposeOf(other) && !holdsCode(one) && !holdsCode(other);
}

function isFresh({ delivery }: LogEntry): boolean {
  return delivery?.state !== 'sending' && delivery?.group === undefined;
}

function inGroup({ delivery }: LogEntry, group: string): boolean {
  return delivery?.group === group;
}
