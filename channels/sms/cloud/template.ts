import type { Receipt } from '../../../src/contract/channel';
import type { Purpose } from '../../../src/contract/consent';
import type { OutgoingSms } from '../provider';
import { countSegments } from '../segments';

/** An approved template with one variable. */
export interface Template {
  id: string;
  /** The variable's name. */
  param: string;
  /** How the variable stands in `text`, such as `${content}` or `{1}`. */
  variable: string;
  /** The approved text, for counting; the variable alone when it is not known. */
  text?: string | undefined;
}

export interface Templates {
  /** The registered signature, without 【】. */
  sign: string;
  byPurpose: Partial<Record<Purpose, Template>>;
  /** Most characters of the variable. */
  maxVariable: number;
  /** Ends marketing messages: how to refuse. */
  tail: string;
}

/** A text that an approved template can carry. */
export interface Filled {
  template: Template;
  /** What stands for the variable. */
  value: string;
}

/** Both vendors refuse addresses in a variable: they must stand in the approved text. */
const ADDRESS = /https?:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:com|cn|net|org|top|vip|xyz|io|cc)\b/i;

/**
 * The template that can carry the message, or the refusal: only approved texts may be sent, so free text must fit the
 * variable of one. It could reach the customer on another channel.
 */
export function fillTemplate({ purpose, text }: OutgoingSms, templates: Templates): Filled | Receipt {
  const template = templates.byPurpose[purpose];
  const value = template?.text?.includes(templates.tail) ? withoutTail(text, templates.tail) : text;
  if (!template || !fitsVariable(value, templates.maxVariable)) {
    return { outcome: 'rejected', code: 'TEMPLATE_REQUIRED', elsewhere: true };
  }
  return { template, value };
}

/** The approved text of a marketing template ends with the tail itself. */
function withoutTail(text: string, tail: string): string {
  return text.endsWith(tail) ? text.slice(0, -tail.length).trimEnd() : text;
}

function fitsVariable(text: string, max: number): boolean {
  return text.trim() !== '' && text.length <= max && !/[【】]/.test(text) && !ADDRESS.test(text);
}

/** How many messages are billed: every character counts one, signature and fixed text included. */
export function billedSegments({ template, value }: Filled, sign: string): number {
  const body = (template.text ?? template.variable).split(template.variable).join(value);
  return countSegments(`【${sign}】${body}`, 'per-character');
}
