import type { Finding } from '../../../contract/publishing';
import type { LintOptions } from '../lint-rule';
import type { QueueSource } from '../schema';
import type { ContentSource, Located, Path } from '../source';

type Queue = Located<QueueSource>;
type Problem = readonly [path: Path, rule: string, message: string];

/** The rules of the queues make sense together: overflow leads on and not in a ring, who is asked is not gone already. */
export function queueRuleFindings(source: ContentSource, { channels }: LintOptions): Finding[] {
  const { queues, desk } = source;
  const weighed = Object.keys(desk?.weights ?? {}).filter((name) => channels?.includes(name) === false);
  return [
    ...queues.flatMap((queue) =>
      [...overflowProblems(queue, queues), ...silenceProblems(queue), ...skillProblems(queue)].map(
        ([path, rule, message]): Finding => ({ severity: 'error', ...queue.at(...path), rule, message }),
      ),
    ),
    ...weighed.flatMap((name): Finding[] => {
      const message = `there is no channel ${name}; the channels are ${channels?.join(', ') ?? ''}`;
      return desk
        ? [{ severity: 'warning', ...desk.at('weights', name), rule: 'unknown-channel', message }]
        : [];
    }),
  ];
}

function overflowProblems({ id, overflow = [] }: Queue, queues: readonly Queue[]): Problem[] {
  return overflow.flatMap(({ to }, at): Problem[] => {
    const path: Path = ['overflow', at, 'to'];
    const known = queues.map((queue) => queue.id);
    if (to === id) return [[path, 'overflow-ring', `queue ${id} flows over into itself; take that out`]];
    if (!known.includes(to)) {
      const message = `queue ${id} flows over to ${to}, which is not in queues.yaml; choose one of ${known.join(', ')}`;
      return [[path, 'unknown-queue', message]];
    }
    if (overflow.findIndex((other) => other.to === to) < at)
      return [[path, 'overflow-twice', `queue ${id} flows over to ${to} already; take one out`]];
    const ring = wayBack(to, id, queues);
    if (!ring) return [];
    const message = `overflow runs in a ring, ${[id, ...ring].join(' > ')}; take one of these out`;
    return [[path, 'overflow-ring', message]];
  });
}

/** The queues from one to another by overflow, both included; null when there is no way. */
function wayBack(from: string, to: string, queues: readonly Queue[], seen: string[] = []): string[] | null {
  const way = [...seen, from];
  if (from === to) return way;
  if (seen.includes(from)) return null;
  const next = queues.find(({ id }) => id === from)?.overflow ?? [];
  for (const one of next) {
    const found = wayBack(one.to, to, queues, way);
    if (found) return found;
  }
  return null;
}

function silenceProblems({ id, silence }: Queue): Problem[] {
  const { ask = 0, end = 0 } = silence ?? {};
  if (ask === 0 || end === 0 || ask < end) return [];
  const message = `queue ${id} ends a silent conversation before it asks; let end be later than ask, or 0s`;
  return [[['silence'], 'wrong-silence', message]];
}

function skillProblems({ id, skills = [] }: Queue): Problem[] {
  return skills.flatMap((skill, at): Problem[] =>
    skills.indexOf(skill) < at
      ? [[['skills', at], 'skill-twice', `queue ${id} asks for ${skill} twice; take one out`]]
      : [],
  );
}
