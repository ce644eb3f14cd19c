import { maskIdentifier, maskPersonalData } from '../contract/masking';
import { SUMMARY_LENGTH, type Summarize, type SummaryInput } from '../contract/summary';
import { SUMMARY_WORDS, type SummaryWords } from './summary-words';
import { type Asked, readConversation, type Reading } from './summary-reading';

const QUOTED = 70;
const LINE = 170;
/** Words that say who they are or that they are there, rather than what they want. */
const SMALL_TALK = /^(?:chat|handoff)\./u;
const SHOWN_FACTS = new Set(['amount', 'date', 'card-tail', 'branch', 'count', 'phone', 'email']);

/**
 * A summary made of what is there: titles of what was understood, and the customer's and the agents' own words, masked
 * before they are cut (the rest of a number that is cut in two could not be recognised any more).
 */
export const summarize: Summarize = (input) => {
  const words = SUMMARY_WORDS[input.locale];
  const reading = readConversation(input);
  const lines: [string, string[]][] = [
    [words.customer, who(input, words)],
    [words.wants, wants(input, reading, words)],
    [words.facts, facts(reading, words)],
    [words.mood, mood(reading, words)],
    [words.open, open(reading, words)],
    [words.tried, tried(input, reading, words)],
  ];
  const text = lines
    .filter(([, parts]) => parts.length > 0)
    .map(([label, parts]) => `${label}${words.colon}${clip(parts.join(words.between), LINE)}`)
    .join('\n');
  return clip(text, SUMMARY_LENGTH);
};

function who({ escalation: { customer, channel, tier } }: SummaryInput, words: SummaryWords): string[] {
  const known = typeof customer.name === 'string' && customer.name.trim() !== '';
  const name = known
    ? maskPersonalData(customer.name.trim())
    : `${words.visitor} ${maskIdentifier(customer.id).slice(-4)}`;
  return [[clip(name, 40), channel, ...(tier === null ? [] : [tier.toUpperCase()])].join(' · ')];
}

/** The subjects in the order in which they first came up, the one spoken of last in the customer's words. */
function wants({ title, locale }: SummaryInput, { asked }: Reading, words: SummaryWords): string[] {
  const about = asked.filter(isAboutSomething);
  const titles = [...new Set(about.map(({ intent }) => intent))].slice(-3).map((it) => title(it, locale));
  const telling = about.at(-1) ?? longest(asked);
  return telling === undefined ? [] : [...titles, quote(telling.text, words)];
}

/** Where nothing was understood, most is said where most was written. */
function longest(asked: Asked[]): Asked | undefined {
  return asked.toSorted((a, b) => b.text.length - a.text.length)[0];
}

function isAboutSomething(asked: Asked): asked is Asked & { intent: string } {
  return asked.intent !== null && !SMALL_TALK.test(asked.intent);
}

function facts({ facts: found }: Reading, words: SummaryWords): string[] {
  return found
    .filter(({ type }) => SHOWN_FACTS.has(type))
    .slice(-6)
    .map(({ type, text, value }) => {
      if (type === 'card-tail') return words.cardTail.replace('{tail}', String(value));
      return type === 'date' && /^\d{4}-\d{2}-\d{2}$/u.test(String(value)) ? String(value) : clip(text, 30);
    });
}

function mood({ signals, asked }: Reading, words: SummaryWords): string[] {
  const times = new Map<string, number>();
  for (const { intent } of asked.filter(isAboutSomething)) times.set(intent, (times.get(intent) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  return [
    ...[...signals].map((signal) => words.signals[signal]),
    ...(most >= 3 ? [words.repeated.replace('{n}', String(most))] : []),
  ];
}

/** What the customer said last without an answer. */
function open({ asked }: Reading, words: SummaryWords): string[] {
  const left = asked.filter(({ answered }) => !answered).at(-1);
  return left === undefined ? [] : [`${quote(left.text, words)} ${words.unanswered}`];
}

/** What agents said counts more than what the bot did, the newest first. */
function tried({ title, locale }: SummaryInput, reading: Reading, words: SummaryWords): string[] {
  const { asked, agents } = reading;
  const answered = asked.filter((it) => it.answered);
  const titles = [...new Set(answered.filter(isAboutSomething).map(({ intent }) => title(intent, locale)))];
  const missed = answered.filter(({ intent }) => intent === null).length;
  return [
    ...agents
      .slice(-2)
      .reverse()
      .map(({ name, text }) => `${name === '' ? words.agent : name} ${quote(text, words)}`),
    ...(titles.length > 0 ? [`${words.botAnswered} ${titles.slice(-3).join(' / ')}`] : []),
    ...(missed > 0 && agents.length === 0 ? [`${words.botMissed} × ${String(missed)}`] : []),
  ];
}

function quote(text: string, { quote: [before, after] }: SummaryWords): string {
  return `${before}${clip(text, QUOTED)}${after}`;
}

/** At most so many UTF-16 units, never half a character. */
function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
}
