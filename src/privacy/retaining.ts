import type { PersonScope } from '../contract/privacy';
import type { PrivacyDeps } from './deps';

const STEP = 200;
const CONVERSATIONS = 50;
/** Of one run; what is left goes in the next. */
const MOST_STEPS = 500;
const DAY_MS = 86_400_000;

type Deps = Pick<PrivacyDeps, 'store' | 'audit' | 'pruneAudit' | 'retention' | 'clock'>;

/** One rule: whether there is something to do, and one step of it. */
interface Rule {
  name: keyof PrivacyDeps['retention'];
  due(before: Date): Promise<boolean>;
  step(before: Date): Promise<number>;
}

/** Removes what is older than the rules allow; gives how many by kind. Each removal is noted before it begins. */
export async function retain(deps: Deps): Promise<Record<string, number>> {
  const removed: Record<string, number> = {};
  for (const rule of rulesOf(deps)) {
    const days = deps.retention[rule.name];
    if (days === 0) continue;
    const before = new Date(deps.clock.now().getTime() - days * DAY_MS);
    if (!(await rule.due(before))) continue;
    if (rule.name !== 'audit') await note(deps, rule.name, before);
    removed[rule.name] = await run(rule, before);
  }
  return removed;
}

async function run(rule: Rule, before: Date): Promise<number> {
  let sum = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const done = await rule.step(before);
    if (done === 0) break;
    sum += done;
  }
  return sum;
}

async function note({ audit }: Deps, kind: string, before: Date): Promise<void> {
  await audit.note({
    ...{ action: 'privacy.retention', outcome: 'allowed', actor: 'system', actorName: '', address: '' },
    subject: kind,
    detail: { before: before.toISOString() },
  });
}

function rulesOf({ store: { privacy, audit }, pruneAudit }: Deps): Rule[] {
  const simple = (name: 'escalations' | 'files' | 'missed'): Rule => ({
    name,
    due: (before) => privacy.hasExpired(name, before),
    step: (before) => privacy.expireStep(name, before, STEP),
  });
  return [
    {
      name: 'conversations',
      due: async (before) => (await privacy.endedBefore(before, 1)).length > 0,
      step: async (before) => {
        const ended = await privacy.endedBefore(before, CONVERSATIONS);
        if (ended.length === 0) return 0;
        const scope = onlyConversations(ended);
        // Why in this order: a conversation without words is found again, words without a conversation are not.
        while ((await privacy.eraseStep('messages', scope, '', STEP)) > 0);
        return privacy.eraseStep('conversations', scope, '', CONVERSATIONS);
      },
    },
    simple('escalations'),
    simple('files'),
    simple('missed'),
    {
      name: 'audit',
      due: async (before) => (await audit.newestBefore(before)) !== null,
      step: (before) => pruneAudit(before, STEP),
    },
  ];
}

function onlyConversations(conversations: string[]): PersonScope {
  return { conversations, escalations: [], keys: [], ids: [], phones: [], contacts: [] };
}
