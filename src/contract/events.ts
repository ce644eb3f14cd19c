import type { PresenceState } from './agent';
import type { EscalationState } from './escalation';

/** What the console is told. It holds ids only: texts are read through the API, where rights are checked. */
export type DeskEvent =
  | {
      type: 'escalation';
      escalationId: string;
      conversationId: string;
      queue: string;
      state: EscalationState;
      owner: string | null;
    }
  | {
      type: 'message';
      escalationId: string;
      conversationId: string;
      seq: number;
      author: string;
      owner: string | null;
    }
  /** Somebody came, went, or took a break. */
  | { type: 'presence'; agentId: string; state: PresenceState }
  /** A note among colleagues was added. */
  | { type: 'note'; conversationId: string; owner: string | null }
  /** The doors of a queue were opened or closed. */
  | { type: 'doors'; queue: string; open: boolean };

export interface StoredEvent {
  /** 1, 2, 3 ... without gaps: the Last-Event-ID of server-sent events. */
  id: number;
  at: Date;
  event: DeskEvent;
}

export interface EventRepository {
  append(event: DeskEvent, at: Date): Promise<StoredEvent>;
  after(id: number, limit: number): Promise<StoredEvent[]>;
  last(): Promise<number>;
  /** Removes all but about the newest `keep`. */
  prune(keep: number): Promise<void>;
}
