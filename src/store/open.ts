import { Mongoose, type Connection, type ConnectOptions } from 'mongoose';
import type { Clock } from '../contract/ports';
import type { Store } from '../contract/store';
import { connectEmbedded } from './embedded';
import { activityModel } from './models/activity.model';
import { cannedModel, noteModel, wordListModel } from './models/assist.model';
import { agentModel } from './models/agent.model';
import { auditModel, erasureModel } from './models/audit.model';
import { callsModel } from './models/call.model';
import { contactModel, verificationModel } from './models/contact.model';
import { conversationModel, laneModel } from './models/conversation.model';
import {
  consentModel,
  earlyReportModel,
  mediaModel,
  sharedModel,
  windowModel,
} from './models/delivery.model';
import { migrate } from './migrate';
import { escalationModel } from './models/escalation.model';
import { presenceModel, tallyModel } from './models/figures.model';
import {
  activationModel,
  draftModel,
  gateRunModel,
  missedModel,
  missedReportModel,
  publicationModel,
  reviewModel,
} from './models/publishing.model';
import { credentialModel, sessionModel, throttleModel } from './models/sign-in.model';
import { doorsModel, eventModel, fileModel, jobModel, settingModel } from './models/support.model';
import { createAgentRepository } from './repositories/agent.repository';
import {
  createCannedRepository,
  createNoteRepository,
  createWordListRepository,
} from './repositories/assist.repository';
import { createAuditRepository } from './repositories/audit.repository';
import { createCallRepository } from './repositories/call.repository';
import { createContactRepository } from './repositories/contact.repository';
import { createConversationRepository, createLaneRepository } from './repositories/conversation.repository';
import {
  createConsentRepository,
  createEarlyReportRepository,
  createMediaRepository,
  createSharedRepository,
  createWindowRepository,
} from './repositories/delivery.repository';
import { createCredentialRepository } from './repositories/credential.repository';
import { createErasureRepository } from './repositories/erasure.repository';
import { createEscalationRepository } from './repositories/escalation.repository';
import { createPresenceLog, createTallyRepository } from './repositories/figures.repository';
import { createLocalLanes } from './repositories/local-lanes';
import { createEventRepository } from './repositories/event.repository';
import { createHistoryRepository } from './repositories/history.repository';
import { createLogRepository } from './repositories/log.repository';
import {
  createDoorsRepository,
  createFileRepository,
  createJobRepository,
  createSettingRepository,
} from './repositories/support.repository';
import { createMissedRepository } from './repositories/missed.repository';
import {
  createDraftRepository,
  createPublicationRepository,
  createReviewRepository,
} from './repositories/publishing.repository';
import { createPrivacyRepository } from './repositories/privacy';
import { createSessionRepository } from './repositories/session.repository';
import { createThrottleRepository } from './repositories/throttle.repository';
import { createVerificationRepository } from './repositories/verification.repository';

export interface StoreOptions {
  /** Set: MongoDB. Left out: the embedded engine in `dataDir`. */
  mongodbUri?: string | undefined;
  dataDir: string;
  clock: Clock;
}

/**
 * `w: majority` with the journal: an acknowledged write survives the loss of the primary.
 * Why no buffering and a short selection time: without a server a query would hang for ten seconds and more.
 */
const MONGODB: ConnectOptions = {
  serverSelectionTimeoutMS: 3_000,
  bufferCommands: false,
  autoIndex: false,
  ignoreUndefined: true,
  maxPoolSize: 50,
  writeConcern: { w: 'majority', journal: true },
};

/** Opens the database and makes its indexes. */
export async function openStore({ mongodbUri, dataDir, clock }: StoreOptions): Promise<Store> {
  const mongoose =
    mongodbUri === undefined
      ? await connectEmbedded({ dataDir, clock: () => clock.now().getTime() })
      : await new Mongoose().connect(mongodbUri, MONGODB);
  const store = storeOn(mongoose.connection, mongodbUri === undefined ? 'embedded' : 'mongodb');
  for (const name of mongoose.connection.modelNames()) await mongoose.connection.model(name).createIndexes();
  await migrate(mongoose.connection);
  return {
    ...store,
    async close() {
      await store.log.idle();
      await mongoose.disconnect();
    },
  };
}

function storeOn(connection: Connection, engine: string): Omit<Store, 'close'> {
  return {
    engine,
    log: createLogRepository(activityModel(connection)),
    conversations: createConversationRepository(conversationModel(connection)),
    lanes: engine === 'embedded' ? createLocalLanes() : createLaneRepository(laneModel(connection)),
    escalations: createEscalationRepository(escalationModel(connection)),
    agents: createAgentRepository(agentModel(connection)),
    sessions: createSessionRepository(sessionModel(connection)),
    credentials: createCredentialRepository(credentialModel(connection)),
    throttles: createThrottleRepository(throttleModel(connection)),
    audit: createAuditRepository(auditModel(connection)),
    erasures: createErasureRepository(erasureModel(connection)),
    privacy: createPrivacyRepository(connection),
    events: createEventRepository(eventModel(connection)),
    jobs: createJobRepository(jobModel(connection)),
    files: createFileRepository(fileModel(connection)),
    settings: createSettingRepository(settingModel(connection)),
    shared: createSharedRepository(sharedModel(connection)),
    windows: createWindowRepository(windowModel(connection)),
    earlyReports: createEarlyReportRepository(earlyReportModel(connection)),
    media: createMediaRepository(mediaModel(connection)),
    consents: createConsentRepository(consentModel(connection)),
    contacts: createContactRepository(contactModel(connection)),
    verifications: createVerificationRepository(verificationModel(connection)),
    publications: createPublicationRepository(publicationModel(connection), activationModel(connection)),
    drafts: createDraftRepository(draftModel(connection), gateRunModel(connection)),
    reviews: createReviewRepository(reviewModel(connection)),
    doors: createDoorsRepository(doorsModel(connection)),
    calls: createCallRepository(callsModel(connection)),
    past: createHistoryRepository(activityModel(connection), escalationModel(connection)),
    tallies: createTallyRepository(tallyModel(connection)),
    presences: createPresenceLog(presenceModel(connection)),
    missed: createMissedRepository(missedModel(connection), missedReportModel(connection)),
    notes: createNoteRepository(noteModel(connection)),
    canned: createCannedRepository(cannedModel(connection)),
    wordLists: createWordListRepository(wordListModel(connection)),
    async ping() {
      await connection.db?.admin().ping();
    },
  };
}
