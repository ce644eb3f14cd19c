import { adaptReply, mergeTexts } from '../../src/channel-kit';
import type { Activity } from '../../src/contract/activity';
import { purposeOf } from '../../src/contract/consent';
import { MAX_SIGNATURE, MAX_TAIL } from './core-settings';
import { smsCapabilities, USUAL_SEGMENTS } from './capabilities';
import { countSegments, unitsIn } from './segments';

/** What stands around every text, and how many SMS it may take with it. */
export interface Frame {
  /** With its brackets; empty when there is none. */
  signature: string;
  /** Ends marketing messages. */
  tail: string;
  maxSegments: number;
}

/** Keeps room for the longest signature and tail, for whoever does not know the settings. */
export const WIDEST_FRAME: Frame = {
  signature: '【'.repeat(MAX_SIGNATURE),
  tail: '拒'.repeat(MAX_TAIL),
  maxSegments: USUAL_SEGMENTS,
};

/** The text as it is sent. A signature or tail that an author has written already is not put twice. */
export function framed(text: string, activity: Pick<Activity, 'channelData'>, frame: Frame): string {
  const head = text.startsWith('【') ? '' : frame.signature;
  if (purposeOf(activity) !== 'marketing' || text.trimEnd().endsWith(frame.tail)) return head + text;
  return `${head}${text} ${frame.tail}`;
}

/**
 * One reply as the SMS to send, each within `maxSegments` with its frame: plain text, buttons as numbered lines,
 * attachments as lines with their address.
 */
export function adaptSms(activity: Activity, frame: Frame): Activity[] {
  const room = roomFor(activity, frame);
  const parts = adaptReply(activity, limited(room));
  const fits = parts.every(
    ({ text = '' }) => countSegments(framed(text, activity, frame)) <= frame.maxSegments,
  );
  // Why: an emoji that would lie across two SMS moves to the second and leaves one unit unused at each border.
  return fits ? parts : adaptReply(activity, limited(room - frame.maxSegments + 1));
}

/** Two waiting messages of one purpose as one SMS; null when they do not fit. */
export function mergeSms(first: Activity, second: Activity, frame: Frame): Activity | null {
  if (purposeOf(first) !== purposeOf(second)) return null;
  const merged = mergeTexts(first, second, { max: roomFor(first, frame), unit: 'utf16' });
  if (merged === null) return null;
  return countSegments(framed(merged.text ?? '', merged, frame)) <= frame.maxSegments ? merged : null;
}

function limited(max: number) {
  return { ...smsCapabilities, text: { max, unit: 'utf16' as const } };
}

/** UTF-16 units that are left for the text itself. */
function roomFor(activity: Activity, frame: Frame): number {
  const tail = purposeOf(activity) === 'marketing' ? frame.tail.length + 1 : 0;
  return unitsIn(frame.maxSegments) - frame.signature.length - tail;
}
