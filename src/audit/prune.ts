import type { Audit, AuditRepository } from '../contract/audit';

/**
 * Removes entries older than the given time, in one bounded step; gives how many went. The note of it comes first and
 * holds number and hash of the last one that goes, so that the rest can still be verified.
 */
export async function pruneAudit(
  audit: Pick<Audit, 'note'>,
  repository: AuditRepository,
  before: Date,
  limit: number,
): Promise<number> {
  const noted = await repository.lastPrune();
  const left = noted ? await repository.removeUpTo(Number(noted.detail['upTo']), limit) : 0;
  if (left > 0) return left;
  const [oldest] = await repository.after(0, 1);
  const newest = await repository.newestBefore(before);
  if (!oldest || !newest || newest.number < oldest.number) return 0;
  const { number, hash } = newest;
  await audit.note({
    ...{
      action: 'audit.prune',
      outcome: 'allowed',
      actor: 'system',
      actorName: '',
      subject: '',
      address: '',
    },
    detail: { upTo: String(number), hash },
  });
  return repository.removeUpTo(number, limit);
}
