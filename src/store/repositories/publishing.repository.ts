import type { Model } from 'mongoose';
import { AppError } from '../../contract/errors';
import {
  MAX_CONTENT_BYTES,
  type Activation,
  type ContentFiles,
  type DraftRepository,
  type Publication,
  type PublicationRepository,
  type PublicationSummary,
  type Review,
  type ReviewRepository,
} from '../../contract/publishing';
import { isDuplicateKey } from '../duplicate-key';
import { native } from '../native';
import type {
  ActivationDoc,
  DraftDoc,
  GateRunDoc,
  PublicationDoc,
  ReviewDoc,
} from '../models/publishing.model';

const WITHOUT_FILES = { files: 0 } as const;

export function createPublicationRepository(
  publications: Model<PublicationDoc>,
  activations: Model<ActivationDoc>,
): PublicationRepository {
  return {
    async insert({ number, review, ...rest }) {
      refuseLarge(rest.files);
      const doc = { _id: number, ...rest, ...(review === null ? {} : { review }) };
      return unlessTaken(native(publications).insertOne(doc));
    },
    async get(number) {
      const doc = await publications.findById(number).lean<PublicationDoc>();
      return doc && toPublication(doc);
    },
    async ofReview(review) {
      const doc = await publications.findOne({ review }, WITHOUT_FILES).lean<PublicationDoc>();
      return doc && toSummary(doc);
    },
    async byHash(hash) {
      const doc = await publications.findOne({ hash }).sort({ _id: -1 }).lean<PublicationDoc>();
      return doc && toPublication(doc);
    },
    async list(limit, before = Number.MAX_SAFE_INTEGER) {
      const docs = await publications
        .find({ _id: { $lt: before } }, WITHOUT_FILES)
        .sort({ _id: -1 })
        .limit(limit)
        .lean<PublicationDoc[]>();
      return docs.map(toSummary);
    },
    async last() {
      const doc = await publications.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean<PublicationDoc>();
      return doc?._id ?? 0;
    },
    activate: ({ seq, ...rest }) => unlessTaken(native(activations).insertOne({ _id: seq, ...rest })),
    async active() {
      const doc = await activations.findOne().sort({ _id: -1 }).lean<ActivationDoc>();
      return doc && toActivation(doc);
    },
    async activations(limit) {
      const docs = await activations.find().sort({ _id: -1 }).limit(limit).lean<ActivationDoc[]>();
      return docs.map(toActivation);
    },
    async wasActive(publication) {
      return (await activations.findOne({ publication }, { _id: 1 }).lean()) !== null;
    },
  };
}

export function createDraftRepository(drafts: Model<DraftDoc>, gateRuns: Model<GateRunDoc>): DraftRepository {
  return {
    async get() {
      const doc = await drafts.findById('draft').lean<DraftDoc>();
      if (!doc) return null;
      const { _id, ...draft } = doc;
      return draft;
    },
    async put(draft) {
      refuseLarge(draft.files);
      if (draft.version === 1) return unlessTaken(native(drafts).insertOne({ _id: 'draft', ...draft }));
      const stored = { _id: 'draft', version: draft.version - 1 } as const;
      return (await native(drafts).replaceOne(stored, draft)).matchedCount === 1;
    },
    async gate() {
      const doc = await gateRuns.findById('gate').lean<GateRunDoc>();
      if (!doc) return null;
      const { _id, ...run } = doc;
      return run;
    },
    async putGate(run) {
      const older = { _id: 'gate', version: { $lte: run.version } } as const;
      await unlessTaken(native(gateRuns).replaceOne(older, run, { upsert: true }));
    },
  };
}

export function createReviewRepository(model: Model<ReviewDoc>): ReviewRepository {
  return {
    async create({ id, ...rest }) {
      refuseLarge(rest.files);
      await native(model).insertOne({ _id: id, ...rest });
    },
    async get(id) {
      const doc = await model.findById(id).lean<ReviewDoc>();
      return doc && toReview(doc);
    },
    async list(limit, state) {
      const docs = await model
        .find(state === undefined ? {} : { state }, WITHOUT_FILES)
        .sort({ at: -1 })
        .limit(limit)
        .lean<ReviewDoc[]>();
      return docs.map(toReview);
    },
    async replace({ id, ...rest }) {
      refuseLarge(rest.files);
      const stored = { _id: id, version: rest.version - 1 };
      return (await native(model).replaceOne(stored, rest)).matchedCount === 1;
    },
  };
}

function toPublication({ _id, review = '', ...rest }: PublicationDoc): Publication {
  return { number: _id, ...rest, review: review || null };
}

function toSummary(doc: PublicationDoc): PublicationSummary {
  const { files: _files, ...summary } = toPublication(doc);
  return summary;
}

function toActivation({ _id, ...rest }: ActivationDoc): Activation {
  return { seq: _id, ...rest };
}

function toReview({ _id, ...rest }: ReviewDoc): Review {
  return { id: _id, ...rest };
}

/** Why: MongoDB takes no document above 16 MB, and its report stands beside the files. */
function refuseLarge(files: ContentFiles): void {
  const bytes = files.reduce(
    (sum, { path, text }) => sum + Buffer.byteLength(path) + Buffer.byteLength(text),
    0,
  );
  if (bytes <= MAX_CONTENT_BYTES) return;
  throw new AppError(
    'TOO_LARGE',
    `The content has ${bytes} bytes, more than ${MAX_CONTENT_BYTES}. Remove what is not needed.`,
  );
}

async function unlessTaken(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
