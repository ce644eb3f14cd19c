/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Facts, PhoneView, Trouble, WireEvent } from '../../../src/contract/playground';
import { fill } from '../../shared/locale';
import type { Messages } from '../messages';
import { clock, type PhoneProps } from './props';
import { Strip, type Chip, type Line } from './strip';

const SHOWN = 8;
type Time = (iso: string, exact?: boolean) => string;

/** What passes between Switchboard and a vendor's platform about this customer. */
export function VendorStrip({ phones, model, texts, locale }: PhoneProps): VNode | null {
  const { view, facts, events } = model;
  if (view?.state !== 'ready') return null;
  const names = troubleNames(texts);
  return (
    <Strip<Trouble>
      texts={texts}
      chips={chips(view, facts, texts, (iso, exact) => clock(iso, locale, exact))}
      lines={events.slice(0, SHOWN).map((event) => lineOf(event, texts))}
      troubles={view.troubles.map((trouble) => [trouble, names[trouble]])}
      trouble={view.trouble}
      advice={adviceOf(view, texts)}
      onTrouble={(trouble) => phones.trouble(view.name, trouble)}
    />
  );
}

function adviceOf({ name, trouble }: PhoneView, texts: Messages): string | null {
  if (trouble === null) return null;
  if (trouble === 'hang') return texts.troubleHangOn;
  if (name === 'sms') return texts.troubleOn;
  return trouble === 'quota' ? texts.troubleQuotaOn : texts.troubleWechatOn;
}

function troubleNames(texts: Messages): Record<Trouble, string> {
  return {
    down: texts.troubleDown,
    busy: texts.troubleBusy,
    hang: texts.troubleHang,
    token: texts.troubleToken,
    quota: texts.troubleQuota,
  };
}

function chips(view: PhoneView, facts: Facts | null, texts: Messages, time: Time): Chip[] {
  const list: Chip[] = [
    { text: view.protection === 'encrypted' ? texts.encrypted : texts.signed, mood: 'good' },
  ];
  if (facts === null) return list;
  const { quota, waiting, parked, reachable } = facts;
  if (!reachable) list.push({ text: texts.unreachable, mood: 'bad' });
  if (quota && view.trouble === 'quota') {
    list.push({ text: fill(texts.quota, { left: 0, of: quota.of }), mood: 'warn' });
  } else if (quota && quota.left === 0) list.push({ text: texts.quotaNone, mood: 'warn' });
  else if (quota) {
    const until = fill(texts.quotaUntil, { time: time(quota.until) });
    list.push({ text: fill(texts.quota, { left: quota.left, of: quota.of }), title: until });
  }
  if (parked > 0) list.push({ text: fill(texts.parked, { n: parked }), mood: 'warn' });
  if (waiting > parked) list.push(waitingChip(facts, texts, time));
  return list;
}

function waitingChip({ waiting, parked, nextTry }: Facts, texts: Messages, time: Time): Chip {
  const text = nextTry === undefined ? texts.waiting : texts.waitingUntil;
  return { text: fill(text, { n: waiting - parked, time: time(nextTry ?? '', true) }), mood: 'warn' };
}

function lineOf(event: WireEvent, texts: Messages): Line {
  const key = `${event.at} ${event.kind} ${'vendorId' in event ? (event.vendorId ?? '') : ''}`;
  if (event.kind === 'pushed') return { key, ...pushedLine(event, texts) };
  if (event.kind === 'sent') return { key, ...sentLine(event, texts) };
  if (event.kind === 'passive') {
    return {
      key,
      way: 'out',
      text: event.left ? texts.passive : texts.passiveLost,
      mood: event.left ? 'good' : 'warn',
    };
  }
  const text =
    event.state === 'failed' ? texts.undelivered : event.state === 'read' ? texts.read : texts.delivered;
  const mood = event.state === 'failed' ? 'bad' : 'good';
  return { key, way: 'in', id: event.vendorId, mood, text: fill(text, { code: event.code ?? '?' }) };
}

function pushedLine(
  { acknowledged, attempts: n, milliseconds: ms, vendorId }: Extract<WireEvent, { kind: 'pushed' }>,
  texts: Messages,
): Omit<Line, 'key'> {
  const text = !acknowledged ? texts.notPushed : n > 1 ? texts.pushedAgain : texts.pushed;
  const mood = !acknowledged ? 'bad' : n > 1 ? 'warn' : undefined;
  return { way: 'in', id: vendorId, text: fill(text, { n, ms: Math.round(ms) }), ...(mood ? { mood } : {}) };
}

function sentLine(
  { outcome, code = '?', vendorId, segments, milliseconds: ms }: Extract<WireEvent, { kind: 'sent' }>,
  texts: Messages,
): Omit<Line, 'key'> {
  const text = outcome === 'sent' && segments !== undefined ? texts.sentSegments : texts[outcome];
  const moods = { sent: 'good', closed: 'warn', retry: 'warn', rejected: 'bad', unknown: 'bad' } as const;
  return {
    way: 'out',
    text: fill(text, { ms, code, n: segments ?? 0 }),
    mood: moods[outcome],
    ...(vendorId === undefined ? {} : { id: vendorId }),
  };
}
