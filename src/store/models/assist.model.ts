import { Schema, type Connection, type Model } from 'mongoose';
import type { Canned, Note, WordList } from '../../contract/assist-port';

export interface NoteDoc extends Omit<Note, 'id'> {
  _id: string;
}
export interface CannedDoc extends Omit<Canned, 'id'> {
  _id: string;
}
export interface WordListDoc extends Omit<WordList, 'locale'> {
  _id: WordList['locale'];
}

const options = { versionKey: false, strict: 'throw', minimize: false, autoIndex: false } as const;
const note = new Schema<NoteDoc>(
  { _id: String, conversationId: String, kind: String, by: String, to: String, text: String, at: Date },
  options,
);
// of: the newest of a conversation.
note.index({ conversationId: 1, at: -1 });
const canned = new Schema<CannedDoc>(
  {
    _id: String,
    owner: String,
    locale: String,
    folder: String,
    queue: String,
    shortcut: String,
    title: String,
    text: String,
    used: Number,
    usedAt: Date,
    version: Number,
    by: String,
    updatedAt: Date,
  },
  options,
);
// list and count: the shared ones, and an agent's own.
canned.index({ owner: 1 });
const words = new Schema<WordListDoc>(
  { _id: String, words: [String], version: Number, by: String, at: Date },
  options,
);

export function noteModel(connection: Connection): Model<NoteDoc> {
  return connection.model<NoteDoc>('Note', note, 'notes');
}
export function cannedModel(connection: Connection): Model<CannedDoc> {
  return connection.model<CannedDoc>('Canned', canned, 'canned');
}
export function wordListModel(connection: Connection): Model<WordListDoc> {
  return connection.model<WordListDoc>('WordList', words, 'word_lists');
}
