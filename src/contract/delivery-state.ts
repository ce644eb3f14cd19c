import type { DeliveryReceipt } from './log';

/** How many sends each opened reply window has used. An opening is the log id of the customer's message. */
export interface WindowRepository {
  spent(openings: string[]): Promise<Map<string, number>>;
  /** Counts one send; false, and nothing counted, when `limit` has been reached. Forgotten at `until`. */
  spend(opening: string, limit: number, until: Date): Promise<boolean>;
  /** Takes one send back that the vendor did not let through. */
  refund(opening: string): Promise<void>;
  /** The vendor says that nothing is left. */
  exhaust(opening: string, limit: number, until: Date): Promise<void>;
}

/** Vendor reports that came before we knew the vendor's id of the send. */
export interface EarlyReportRepository {
  /** Keeps the one of the highest rank. */
  put(channel: string, vendorId: string, receipt: DeliveryReceipt, until: Date): Promise<void>;
  take(channel: string, vendorId: string): Promise<DeliveryReceipt | null>;
}

/** A vendor's file that is still to be fetched. */
export interface MediaJob {
  fileId: string;
  channel: string;
  conversationId: string;
  reference: string;
  attempts: number;
}

export interface MediaRepository {
  /** A file id that is known is left as it is. */
  add(job: MediaJob, dueAt: Date): Promise<void>;
  /** Takes a due one and hides it until the given time. */
  take(now: Date, hideUntil: Date): Promise<MediaJob | null>;
  again(fileId: string, attempts: number, dueAt: Date): Promise<void>;
  done(fileId: string): Promise<void>;
}
