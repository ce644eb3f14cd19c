import type { Model, UpdateQuery } from 'mongoose';
import type { Credential, CredentialRepository } from '../../contract/sign-in';
import { isDuplicateKey } from '../duplicate-key';
import type { CredentialDoc } from '../models/sign-in.model';

export function createCredentialRepository(model: Model<CredentialDoc>): CredentialRepository {
  const change = async (filter: object, update: UpdateQuery<CredentialDoc>): Promise<boolean> =>
    (await model.updateOne(filter, update)).matchedCount === 1;
  /** Makes the document if there is none yet; false when the filter did not match the one that is there. */
  const upsert = async (filter: object, update: UpdateQuery<CredentialDoc>): Promise<boolean> => {
    try {
      await model.updateOne(filter, update, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  return {
    async get(agentId) {
      const doc = await model.findById(agentId).lean<CredentialDoc>();
      return doc && toCredential(doc);
    },
    async bySubject(subject) {
      const doc = await model.findOne({ subject }).lean<CredentialDoc>();
      return doc && toCredential(doc);
    },
    async expect(agentId) {
      await upsert({ _id: agentId }, { $set: { expected: true } });
    },
    tie: (agentId, subject) =>
      upsert({ _id: agentId, subject: { $exists: false } }, { $set: { subject, expected: false } }),
    begin: (agentId, secret) => {
      const fresh = { secret, confirmed: false, lastStep: 0, recovery: [] };
      return upsert({ _id: agentId, 'secondStep.confirmed': { $ne: true } }, { $set: { secondStep: fresh } });
    },
    confirm: (agentId, step, recovery) =>
      change(
        { _id: agentId, 'secondStep.confirmed': false },
        {
          $set: {
            'secondStep.confirmed': true,
            'secondStep.lastStep': step,
            'secondStep.recovery': recovery,
          },
        },
      ),
    takeStep: (agentId, step) =>
      change(
        { _id: agentId, 'secondStep.confirmed': true, 'secondStep.lastStep': { $lt: step } },
        { $set: { 'secondStep.lastStep': step } },
      ),
    takeRecovery: (agentId, digest) =>
      change(
        { _id: agentId, 'secondStep.confirmed': true, 'secondStep.recovery': digest },
        { $pull: { 'secondStep.recovery': digest } },
      ),
    setRecovery: (agentId, recovery) =>
      change({ _id: agentId, 'secondStep.confirmed': true }, { $set: { 'secondStep.recovery': recovery } }),
    dropSecondStep: (agentId) =>
      change({ _id: agentId, secondStep: { $type: 'object' } }, { $unset: { secondStep: '' } }),
  };
}

function toCredential({ _id, subject, expected, secondStep }: CredentialDoc): Credential {
  return {
    agentId: _id,
    subject: subject ?? null,
    expected: expected ?? false,
    secondStep: secondStep ?? null,
  };
}
