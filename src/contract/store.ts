import type { AgentRepository, SessionRepository } from './agent';
import type { ConversationRepository, LaneRepository } from './conversation';
import type { EscalationRepository } from './escalation';
import type { EventRepository } from './events';
import type { LogRepository } from './log';
import type { FileRepository, JobRepository, SettingRepository } from './ports';

/** The database: one set of repositories over either engine. */
export interface Store {
  /** `mongodb` or `embedded`. */
  engine: string;
  log: LogRepository;
  conversations: ConversationRepository;
  lanes: LaneRepository;
  escalations: EscalationRepository;
  agents: AgentRepository;
  sessions: SessionRepository;
  events: EventRepository;
  jobs: JobRepository;
  files: FileRepository;
  settings: SettingRepository;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
