import type { Locale } from './understanding';

export const EXPORT_FORMATS = ['pdf', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface TranscriptLine {
  at: Date;
  author: 'customer' | 'bot' | 'agent' | 'system' | 'note';
  /** Empty: only what they are is told. */
  name: string;
  channel: string;
  text: string;
  /** Names of files. */
  attachments: string[];
}

/** What is written down of a conversation, or of all that a customer said. Masked by whoever writes it. */
export interface Transcript {
  /** Of the reader. */
  locale: Locale;
  /** IANA name; all times are told in it. */
  timeZone: string;
  customer: { id: string; name: string };
  channels: string[];
  /** The newest talk with a person, where there was one. */
  desk: { queue: string; owner: string | null; disposition: string | null; rating: number | null } | null;
  /** Display name of whoever asks for it. */
  by: string;
  at: Date;
  /** In order of time. */
  lines: TranscriptLine[];
  /** There were more, ahead of these. */
  cut: boolean;
}

export interface Exporter {
  /** The file's bytes. PDF_FONT_MISSING when no font can show Chinese; OVERLOADED when too many wait. */
  write(format: ExportFormat, transcript: Transcript): Promise<Buffer>;
}
