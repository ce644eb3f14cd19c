import type { Finding } from '../finding';
import type { ContentSource } from '../source';

/** Escalations go to queues that exist, and a queue exists once. */
export function queueFindings(source: ContentSource): Finding[] {
  const known = new Set(source.queues.map(({ id }) => id));
  const twice = source.queues
    .filter(({ id }, at) => source.queues.findIndex((queue) => queue.id === id) !== at)
    .map(({ id, place }): Finding => {
      return {
        severity: 'error',
        ...place,
        rule: 'duplicate-queue',
        message: `queue ${id} is already listed`,
      };
    });
  const unknown = [...source.intents.values()].flat().flatMap(({ id, escalate, place }): Finding[] => {
    if (!escalate || known.has(escalate.queue)) return [];
    const message = `${id} escalates to queue ${escalate.queue}, which is not in queues.yaml`;
    return [{ severity: 'error', ...place, rule: 'unknown-queue', message }];
  });
  return [...twice, ...unknown];
}
