import { AppError } from '../../../src/contract/errors';

/** What a worker is told, as JSON in STORM. */
export interface StormOrder {
  index: number;
  workers: number;
  agents: number;
  escalations: number;
  /** The first customer who is not known to be in the queue. */
  from: number;
  /** Desks over the one store of this process. */
  desks: number;
  /** The clock runs so many times faster, from then on. */
  speed: number;
  epoch: number;
  dataDir: string;
  mongodbUri?: string | undefined;
}

/** What a worker tells. */
export type StormNews =
  | { type: 'queued'; n: number }
  | { type: 'took'; id: string; agent: string }
  | { type: 'fault'; text: string }
  | { type: 'empty' };

export function tell(news: StormNews): void {
  process.send?.(news);
}

/** A refusal is part of life. */
export async function refused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return false;
  } catch (error) {
    if (error instanceof AppError) return true;
    throw error;
  }
}
