/** What the person at the command line can put right; the message says how. Commands end with exit code 2. */
export class InputError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'InputError';
  }
}
