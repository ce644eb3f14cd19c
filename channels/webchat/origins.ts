import { AppError } from '../../src/contract/errors';
import type { HttpRequest } from '../../src/contract/http';

/** Which pages may embed the widget. Requests without an `Origin` header do not come from a page's script. */
export class Origins {
  private readonly allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.allowed = new Set(allowed);
  }

  /** For CORS: the server's own pages need no permission there. */
  readonly isListed = (origin: string): boolean => this.allowed.has(origin);

  /** Throws CROSS_ORIGIN for a page that is neither the server's own nor listed. */
  require(request: HttpRequest): void {
    const origin = request.headers['origin'];
    if (origin === undefined || origin === request.origin || this.allowed.has(origin)) return;
    throw new AppError(
      'CROSS_ORIGIN',
      'This page may not embed the chat; add its origin to WEBCHAT_ORIGINS.',
    );
  }
}
