import type { Finding } from '../../../contract/publishing';
import type { ContentSource, PlacedIntent } from '../source';

/** Escalations go to queues that exist; a queue exists once, and its hours are written down. */
export function queueFindings(source: ContentSource): Finding[] {
  const { queues, hours } = source;
  const known = new Set(queues.map(({ id }) => id));
  const twice = queues
    .filter(({ id }, at) => queues.findIndex((queue) => queue.id === id) !== at)
    .map(({ id, place }): Finding => {
      const message = `queue ${id} is already listed; take one out`;
      return { severity: 'error', ...place, rule: 'duplicate-queue', message };
    });
  const timeless = queues.flatMap(({ id, hours: name, at }): Finding[] => {
    if (name === undefined || hours.has(name)) return [];
    const message = `queue ${id} has the hours ${name}, which are not under hours; write them there`;
    return [{ severity: 'error', ...at('hours'), rule: 'unknown-hours', message }];
  });
  return [
    ...twice,
    ...timeless,
    ...[...source.intents.values()].flat().flatMap((one) => unknown(one, known)),
  ];
}

function unknown({ id, escalate, variants = [], at }: PlacedIntent, known: ReadonlySet<string>): Finding[] {
  const named = [
    { queue: escalate?.queue, place: at('escalate', 'queue') },
    ...variants.map((variant, n) => ({
      queue: variant.escalate?.queue,
      place: at('variants', n, 'escalate', 'queue'),
    })),
  ];
  return named.flatMap(({ queue, place }): Finding[] => {
    if (queue === undefined || known.has(queue)) return [];
    const message = `${id} escalates to queue ${queue}, which is not in queues.yaml; choose one of ${[...known].join(', ')}`;
    return [{ severity: 'error', ...place, rule: 'unknown-queue', message, intent: id }];
  });
}
