/** Small values that all processes of an installation share. Values hold at most 4 KB and end at their time. */
export interface SharedState {
  get(key: string): Promise<string | null>;
  put(key: string, value: string, until: Date): Promise<void>;
  /** Stores the value unless there is one until the given time; answers the one that stands. */
  first(key: string, value: string, until: Date): Promise<string>;
  /** True for the first caller until the given time: the guard against replays. */
  once(key: string, until: Date): Promise<boolean>;
  /** Runs the task while nobody else does, for at most the given time (ms); null when somebody else holds the lock. */
  lock<T>(key: string, ms: number, task: () => Promise<T>): Promise<T | null>;
}

/** What stands behind SharedState; keys are prefixed with the channel's name. */
export interface SharedRepository {
  get(key: string, now: Date): Promise<string | null>;
  put(key: string, value: string, until: Date): Promise<void>;
  /** Stores the value unless there is one that has not ended; false when there is. */
  claim(key: string, value: string, now: Date, until: Date): Promise<boolean>;
  /** Removes the value if it is still the given one. */
  drop(key: string, value: string): Promise<void>;
}
