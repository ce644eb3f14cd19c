import type { Model, mongo } from 'mongoose';

/**
 * The model's collection without mongoose's casting.
 * Why: on the hot path documents are built by us and typed; casting them would cost as much as storing them.
 */
export function native<Doc extends { _id: string | number }>(model: Model<Doc>): mongo.Collection<Doc> {
  return model.collection as unknown as mongo.Collection<Doc>;
}
