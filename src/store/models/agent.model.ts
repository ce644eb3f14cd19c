import { Schema, type Connection, type Model } from 'mongoose';
import type { Agent, Slot } from '../../contract/agent';

export interface AgentDoc extends Omit<Agent, 'id' | 'load'> {
  _id: string;
  passwordHash: string;
  /** Cap less the weights of the slots: what still fits. */
  room: number;
  /** By token. */
  slots: Record<string, Omit<Slot, 'token'>>;
}

const agent = new Schema<AgentDoc>(
  {
    _id: String,
    username: { type: String, required: true },
    displayName: { type: String, required: true },
    role: { type: String, required: true },
    team: String,
    queues: [String],
    skills: [String],
    languages: [String],
    regions: [String],
    presence: Schema.Types.Mixed,
    room: { type: Number, required: true },
    idleSince: Date,
    cap: { type: Number, required: true },
    disabled: { type: Boolean, required: true },
    seenAt: Date,
    createdAt: { type: Date, required: true },
    passwordHash: { type: String, required: true },
    slots: Schema.Types.Mixed,
  },
  { versionKey: false, strict: 'throw', minimize: false, autoIndex: false },
);
// credentials and create: a user name belongs to one agent.
agent.index({ username: 1 }, { unique: true });
// capacity: who was seen lately.
agent.index({ seenAt: 1 });
// available: who can take something now. vanished: who is not offline.
agent.index({ 'presence.state': 1, room: 1 });

export function agentModel(connection: Connection): Model<AgentDoc> {
  return connection.model<AgentDoc>('Agent', agent, 'agents');
}
