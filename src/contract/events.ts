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
    };

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
