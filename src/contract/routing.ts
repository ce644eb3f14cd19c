import type { Priority } from './priority';

/** How a queue hands out its conversations: `push` offers each to the best agent, `pull` lets agents take the next. */
export const QUEUE_MODES = ['push', 'pull'] as const;
export type QueueMode = (typeof QUEUE_MODES)[number];

/** Promises of a queue, in seconds of its business hours. */
export interface ServiceLevel {
  /** A person's first answer. */
  firstReply: Record<Priority, number>;
  /** Each later answer. */
  nextReply: number;
  /** The end of the conversation. */
  resolution: number;
}

/** Who waited that long goes on to another queue. */
export interface Overflow {
  to: string;
  /** Seconds from joining the desk. */
  after: number;
  /** Only when the queue is closed, or nobody who serves it is on duty; left out: always. */
  when?: 'closed' | 'nobody';
}

/** The rules of one queue; intents/queues.yaml. Times in seconds. */
export interface QueueSettings {
  mode: QueueMode;
  /** To accept an offer, before it goes to the next agent. */
  accept: number;
  /** After-contact work at most; 0: none. */
  wrapup: number;
  /** What every agent of this queue must be able to do. */
  skills: string[];
  sla: ServiceLevel;
  /** In order of `after`. */
  overflow: Overflow[];
  /** Of silence of the customer after the agent's last message: a question whether they are there, and the end. 0: never. */
  silence: { ask: number; end: number };
  /** Customers are asked how it was. */
  survey: boolean;
}

/** The rules of the whole desk; intents/queues.yaml. */
export interface DeskSettings {
  /**
   * By how many seconds somebody is served as if they had come earlier: by priority, by tier, and for those whom an agent
   * lost. It bounds how much later somebody may come and still be served first.
   */
  headStart: { priority: Record<Priority, number>; tier: Record<string, number>; returned: number };
  /** How much of an agent's cap a conversation takes, by channel, in quarters; 1 where none is named. */
  weights: Record<string, number>;
  /** For so many seconds after the end, who comes back is offered to the same agent first. */
  sameAgent: number;
}

const MINUTE = 60;
const HOUR = 3600;

export const USUAL_QUEUE: QueueSettings = {
  mode: 'pull',
  accept: 30,
  wrapup: 0,
  skills: [],
  sla: {
    firstReply: { urgent: MINUTE, high: 5 * MINUTE, normal: 15 * MINUTE },
    nextReply: 5 * MINUTE,
    resolution: 24 * HOUR,
  },
  overflow: [],
  silence: { ask: 0, end: 0 },
  survey: false,
};

export const USUAL_DESK: DeskSettings = {
  headStart: {
    priority: { urgent: 2 * HOUR, high: 30 * MINUTE, normal: 0 },
    tier: { vip: 10 * MINUTE },
    returned: 15 * MINUTE,
  },
  weights: {},
  sameAgent: 24 * HOUR,
};

/** Opening hours by queue: business hours and holidays; doors that a supervisor closed are not its matter. */
export interface Calendar {
  isOpen(queue: string, at: Date): boolean;
  /** When a closed queue opens next; null when it is open, or does not open within a year. */
  opensAt(queue: string, at: Date): Date | null;
  /** The moment after so many milliseconds of open time; a queue that never opens again: as if always open. */
  addOpen(queue: string, from: Date, milliseconds: number): Date;
  /** Milliseconds of open time between two moments. */
  openBetween(queue: string, from: Date, to: Date): number;
}

/** A queue whose doors a supervisor closed, or opened again. */
export interface Doors {
  queue: string;
  open: boolean;
  by: string;
  at: Date;
  reason: string;
}

export interface DoorsRepository {
  list(): Promise<Doors[]>;
  set(doors: Doors): Promise<void>;
}
