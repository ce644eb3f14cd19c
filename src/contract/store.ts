import type { CannedRepository, NoteRepository, WordListRepository } from './assist-port';
import type { AgentRepository, SessionRepository } from './agent';
import type { AuditRepository } from './audit';
import type { ConsentRepository } from './consent';
import type { VerificationRepository } from './code';
import type { CallRepository } from './callbacks';
import type { ContactRepository } from './contact';
import type { ConversationRepository, LaneRepository } from './conversation';
import type { EarlyReportRepository, MediaRepository, WindowRepository } from './delivery-state';
import type { EscalationRepository } from './escalation';
import type { EventRepository } from './events';
import type { PresenceLog, TallyRepository } from './figures';
import type { HistoryRepository } from './history';
import type { LogRepository } from './log';
import type { DoorsRepository } from './routing';
import type { FileRepository, JobRepository, SettingRepository } from './ports';
import type {
  DraftRepository,
  MissedRepository,
  PublicationRepository,
  ReviewRepository,
} from './publishing';
import type { ErasureRepository, PrivacyRepository } from './privacy';
import type { SharedRepository } from './shared';
import type { CredentialRepository, ThrottleRepository } from './sign-in';

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
  credentials: CredentialRepository;
  throttles: ThrottleRepository;
  audit: AuditRepository;
  erasures: ErasureRepository;
  privacy: PrivacyRepository;
  events: EventRepository;
  jobs: JobRepository;
  files: FileRepository;
  settings: SettingRepository;
  shared: SharedRepository;
  windows: WindowRepository;
  earlyReports: EarlyReportRepository;
  media: MediaRepository;
  consents: ConsentRepository;
  contacts: ContactRepository;
  verifications: VerificationRepository;
  publications: PublicationRepository;
  drafts: DraftRepository;
  reviews: ReviewRepository;
  missed: MissedRepository;
  doors: DoorsRepository;
  past: HistoryRepository;
  calls: CallRepository;
  tallies: TallyRepository;
  presences: PresenceLog;
  notes: NoteRepository;
  canned: CannedRepository;
  wordLists: WordListRepository;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
