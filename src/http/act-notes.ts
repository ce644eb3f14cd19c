import type { IncomingMessage } from 'node:http';
import type { Audit, AuditAction, AuditEntry, AuditOutcome } from '../contract/audit';
import type { Logger } from '../contract/ports';
import type { EndpointKey } from './access';
import { AUDITED } from './audited';
import type { ClientAddress } from './client-address';
import type { AdmittedInput, Caller } from './endpoint';
import { toAppError } from './errors';
import { maskedAddress } from './masked-address';

type Admitted = (input: AdmittedInput) => Promise<void>;

/** Notes privileged acts in the audit chain: those of AUDITED around their handler, and signing in and out by name. */
export interface ActNotes {
  /**
   * Runs a handler. A privileged act is noted before it is done, and not done when it cannot be noted; when it then
   * fails, a second note says so. So the chain may hold an act that a crash prevented, but never lacks one that happened.
   */
  noting<T>(
    key: EndpointKey,
    caller: Caller | null,
    request: IncomingMessage,
    run: (admitted: Admitted | null) => Promise<T>,
  ): Promise<T>;
  /** The role does not allow it. */
  refused(key: EndpointKey, caller: Caller, request: IncomingMessage): Promise<void>;
  note(request: IncomingMessage, act: Act): Promise<void>;
}

export interface Act {
  action: AuditAction;
  outcome: AuditOutcome;
  /** Null: not signed in. */
  actor: { id: string; username: string } | null;
  subject?: string;
  detail?: Record<string, string>;
}

interface Deps {
  audit: Audit;
  client: ClientAddress;
  logger: Logger;
}

export function createActNotes({ audit, client, logger }: Deps): ActNotes {
  const write = (
    request: IncomingMessage,
    { actor, subject = '', detail = {}, ...act }: Act,
  ): Promise<AuditEntry> =>
    audit.note({
      ...act,
      ...{ actor: actor?.id ?? '', actorName: actor?.username ?? '', subject, detail },
      address: maskedAddress(client.ip(request)),
    });
  return {
    async note(request, act) {
      await write(request, act);
    },
    async refused(key, { agent }, request) {
      const audited = AUDITED[key];
      if (!audited) return;
      const detail = { why: 'role', role: agent.role };
      await write(request, { action: audited.action, outcome: 'refused', actor: agent, detail });
    },
    async noting(key, caller, request, run) {
      const audited = AUDITED[key];
      if (!audited || !caller) return run(null);
      const actor = caller.agent;
      let noted: AuditEntry | undefined;
      try {
        return await run(async (input) => {
          const subject = audited.subject?.(input, (id) => audit.pseudonym(id)) ?? '';
          const detail = audited.keep?.(input) ?? {};
          noted = await write(request, {
            action: audited.action,
            outcome: 'allowed',
            actor,
            subject,
            detail,
          });
        });
      } catch (error) {
        if (noted) await failed(noted, error, request, actor);
        throw error;
      }
    },
  };

  /** Why not thrown: the caller is to learn why the act failed, not why that could not be noted. */
  async function failed(
    { number, action, subject }: AuditEntry,
    error: unknown,
    request: IncomingMessage,
    actor: Act['actor'],
  ): Promise<void> {
    const detail = { of: String(number), code: toAppError(error).code };
    try {
      await write(request, { action, outcome: 'failed', actor, subject, detail });
    } catch (err) {
      logger.error({ err, number }, 'the failure of a privileged act could not be noted');
    }
  }
}
