import type { BreakReason, Presence, PresenceState } from './agent';
import type {
  CsatView,
  FigureView,
  RatingQuery,
  ReportQuery,
  ReportView,
  WallboardQuery,
  WallboardView,
} from './figures-api';
import type { TurnOutcome } from './ports';
import type { Locale } from './understanding';

/** Tallies are kept by quarters of an hour: every time zone's hours and days begin at one. */
export const QUARTER_MS = 15 * 60_000;

/**
 * What is tallied of the bot. `visit`: a customer began to talk to it after hours of silence; `handed-off`: the first
 * hand-off of a visit, noted in the quarter in which the visit began. `disliked` and `wrong` are reports about its answers, by
 * customers and by agents.
 */
export const TALLY_KINDS = [
  'answer',
  'ask-back',
  'miss',
  'escalate',
  'visit',
  'handed-off',
  'disliked',
  'wrong',
] as const satisfies (TurnOutcome | 'visit' | 'handed-off' | 'disliked' | 'wrong')[];
export type TallyKind = (typeof TALLY_KINDS)[number];

/** How often what happened in a quarter of an hour on a channel. */
export interface Tally {
  /** Begin of the quarter. */
  at: Date;
  channel: string;
  counts: Partial<Record<TallyKind, number>>;
}

export interface TallyRepository {
  /** Adds to what is there. */
  add(tallies: readonly Tally[]): Promise<void>;
  /** Of the quarters that begin from `from` to before `to`. */
  between(from: Date, to: Date): Promise<Tally[]>;
}

/** For how long an agent was in a state. */
export interface PresenceSpan {
  agentId: string;
  state: PresenceState;
  reason: BreakReason | null;
  from: Date;
  /** Null: still. */
  to: Date | null;
}

/** The agents' time. */
export interface PresenceLog {
  /** The agent is in that state since `presence.since`; what went before ends there. A repeat changes nothing. */
  changed(agentId: string, presence: Presence): Promise<void>;
  /** Spans that touch the given one, by agent and time; at most so many. */
  between(from: Date, to: Date, limit: number): Promise<PresenceSpan[]>;
}

export const EXPORT_FORMATS = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
}

/** The figures of the desk, as the HTTP API sees them. All throw AppErrors that say what to ask instead. */
export interface Figures {
  definitions(locale: Locale): FigureView[];
  report(query: ReportQuery): Promise<ReportView>;
  exported(query: ReportQuery, format: ExportFormat): Promise<ExportedFile>;
  wallboard(query: WallboardQuery): Promise<WallboardView>;
  /** `agentId`: only of conversations that this agent ended. */
  ratings(query: RatingQuery, agentId: string | null): Promise<CsatView>;
}
