import { Schema, type Connection, type Model } from 'mongoose';
import type { DeskEvent } from '../../contract/events';
import type { JobName, StoredFile } from '../../contract/ports';
import type { Doors } from '../../contract/routing';

export interface EventDoc {
  _id: number;
  at: Date;
  event: DeskEvent;
}
export interface JobDoc {
  _id: string;
  name: JobName;
  key: string;
  dueAt: Date;
  /** Of the run that took it; null when it was put again meanwhile. */
  token: string | null;
}
export interface SettingDoc {
  _id: string;
  value: string;
}
export interface FileDoc extends Omit<StoredFile, 'id'> {
  _id: string;
}

export interface DoorsDoc extends Omit<Doors, 'queue'> {
  _id: string;
}

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;
const event = new Schema<EventDoc>({ _id: Number, at: Date, event: Schema.Types.Mixed }, options);
const job = new Schema<JobDoc>(
  { _id: String, name: String, key: String, dueAt: Date, token: String },
  options,
);
// take and nextDueAt: the first due job.
job.index({ dueAt: 1 });
const setting = new Schema<SettingDoc>({ _id: String, value: String }, options);
const file = new Schema<FileDoc>(
  { _id: String, conversationId: String, name: String, contentType: String, bytes: Buffer, at: Date },
  options,
);

const doors = new Schema<DoorsDoc>(
  { _id: String, open: Boolean, by: String, at: Date, reason: String },
  options,
);
// eraseStep: what belongs to a conversation.
file.index({ conversationId: 1 });
// expireStep: the oldest.
file.index({ at: 1 });

export function eventModel(connection: Connection): Model<EventDoc> {
  return connection.model<EventDoc>('Event', event, 'events');
}
export function jobModel(connection: Connection): Model<JobDoc> {
  return connection.model<JobDoc>('Job', job, 'jobs');
}
export function settingModel(connection: Connection): Model<SettingDoc> {
  return connection.model<SettingDoc>('Setting', setting, 'settings');
}
export function fileModel(connection: Connection): Model<FileDoc> {
  return connection.model<FileDoc>('File', file, 'files');
}
export function doorsModel(connection: Connection): Model<DoorsDoc> {
  return connection.model<DoorsDoc>('Doors', doors, 'doors');
}
