import type { LogEntry } from '../contract/log';
import { maskPersonalData } from '../contract/masking';
import type { SummaryInput } from '../contract/summary';
import type { Entity, Signal } from '../contract/understanding';

/** Newest messages that are read: what came before hardly tells what is wanted now. */
const READ = 120;

/** One message of the customer's, as it was understood. */
export interface Asked {
  /** Masked. */
  text: string;
  intent: string | null;
  /** The bot or an agent said something after it and before the customer went on. */
  answered: boolean;
}

/** What a conversation holds, before it is put in words. Texts are masked. */
export interface Reading {
  asked: Asked[];
  /** What agents said, oldest first. */
  agents: { name: string; text: string }[];
  /** Each fact once, newest last. */
  facts: Pick<Entity, 'type' | 'text' | 'value'>[];
  signals: Set<Signal>;
}

export function readConversation({ entries, understand }: SummaryInput): Reading {
  const reading: Reading = { asked: [], agents: [], facts: [], signals: new Set() };
  for (const entry of entries.slice(-READ)) {
    const text = textOf(entry);
    if (text === '') continue;
    if (entry.author === 'customer') hear(entry, text, reading, understand);
    else if (entry.author === 'bot' || entry.author === 'agent') {
      for (const asked of reading.asked) asked.answered = true;
      if (entry.author === 'agent')
        reading.agents.push({ name: nameOf(entry), text: maskPersonalData(text) });
    }
  }
  return reading;
}

function hear(
  entry: LogEntry,
  text: string,
  { asked, facts, signals }: Reading,
  understand: SummaryInput['understand'],
): void {
  const { intent, unsure, outOfScope, entities, signals: raised } = understand(text, dayOf(entry.at));
  asked.push({
    text: maskPersonalData(text),
    intent: unsure || outOfScope ? null : intent,
    answered: false,
  });
  for (const signal of raised) signals.add(signal);
  for (const { type, text: words, value } of entities) {
    const same = facts.findIndex((fact) => fact.type === type && fact.value === value);
    if (same >= 0) facts.splice(same, 1);
    facts.push({ type, text: words, value });
  }
}

/** Why so wary: a customer's activity is stored as it came. */
function textOf({ activity }: LogEntry): string {
  const text: unknown = activity.type === 'message' ? activity.text : '';
  return typeof text === 'string' ? text.replaceAll(/\s+/gu, ' ').trim() : '';
}

function nameOf({ activity }: LogEntry): string {
  const name: unknown = activity.from.name;
  return typeof name === 'string' ? name : '';
}

function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
