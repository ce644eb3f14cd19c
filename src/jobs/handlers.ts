import type { Job, JobName, Logger } from '../contract/ports';

export type Handler = (key: string) => Promise<void>;

/** The handlers by name. A job that fails is logged; the sweep makes it again if it is still needed. */
export class Handlers {
  private readonly handlers = new Map<JobName, Handler>();

  constructor(private readonly logger: Logger) {}

  set(name: JobName, handler: Handler): void {
    this.handlers.set(name, handler);
  }

  async run({ name, key }: Job): Promise<void> {
    try {
      await this.handlers.get(name)?.(key);
    } catch (error) {
      this.logger.error({ job: name, key, err: error }, 'job failed');
    }
  }
}
