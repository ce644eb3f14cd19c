import type { Agent } from '../src/contract/agent';
import type { Priority } from '../src/contract/content';
import type { DeskSettings, QueueSettings } from '../src/contract/routing';
import type { Locale } from '../src/contract/understanding';

/** A customer who asks for a person. Times in milliseconds; `at` since 1970. */
export interface Arrival {
  at: number;
  channel: string;
  queue: string;
  language: Locale;
  priority: Priority;
  tier: string | null;
  region: string | null;
  /** User name of the personal manager; null: none. */
  manager: string | null;
  /** The talk, once a person has it. */
  handling: number;
  /** Goes away when nobody came by then. */
  patience: number;
}

/** Somebody who works; ids order like names. */
export interface Worker extends Pick<Agent, 'id' | 'queues' | 'skills' | 'languages' | 'regions' | 'cap'> {
  /** Times at work, since 1970. */
  shifts: (readonly [from: number, to: number])[];
}

/** How people behave. Times in milliseconds. */
export interface Manners {
  /** From an offer to its being taken, at least and at most. */
  accept: readonly [least: number, most: number];
  /** Share of the offers that nobody sees. */
  missed: number;
  /** For so long who missed an offer is away. */
  away: number;
  /** Share of the after-contact time of a queue that is used. */
  wrapup: number;
}

/** The rules of the desk, as the product reads them. */
export interface Rules {
  queues: string[];
  queue(id: string): QueueSettings;
  desk(): DeskSettings;
  isOpen(queue: string, at: Date): boolean;
}

export interface Scenario {
  name: string;
  arrivals: readonly Arrival[];
  workers: readonly Worker[];
  rules: Rules;
  manners: Manners;
  seed: number;
}
