import type { PresenceLog, TallyKind } from '../../contract/figures';
import type { Logger, Telemetry } from '../../contract/ports';
import type { MissedKind } from '../../contract/publishing';
import type { Store } from '../../contract/store';
import type { TallyCounter } from './tally';

type Counter = Pick<TallyCounter, 'count'>;

/** Telemetry that also tallies the turns of the bot. */
export function tallied(telemetry: Telemetry, counter: Counter): Telemetry {
  return {
    ...telemetry,
    turn: (outcome, channel, milliseconds) => {
      telemetry.turn(outcome, channel, milliseconds);
      counter.count(outcome, channel);
    },
    visit: (event, channel, began) => {
      telemetry.visit(event, channel, began);
      counter.count(event === 'began' ? 'visit' : 'handed-off', channel, began);
    },
  };
}

const REPORTS: Partial<Record<MissedKind, TallyKind>> = { 'thumbs-down': 'disliked', correction: 'wrong' };

/** A store that notes how agents spend their time, and counts reports about the bot's answers. */
export function observed(store: Store, counter: Counter, logger: Logger): Store {
  return {
    ...store,
    missed: {
      ...store.missed,
      async report(report) {
        await store.missed.report(report);
        const kind = REPORTS[report.kind];
        if (kind) counter.count(kind, report.channel, report.at);
      },
    },
    agents: {
      ...store.agents,
      async setPresence(id, presence) {
        const changed = await store.agents.setPresence(id, presence);
        if (changed) await note(store.presences, id, presence, logger);
        return changed;
      },
    },
  };
}

/** Why no error leaves: the agent's state has changed, and a report must not undo it. */
async function note(
  presences: PresenceLog,
  id: string,
  presence: Parameters<PresenceLog['changed']>[1],
  logger: Logger,
): Promise<void> {
  try {
    await presences.changed(id, presence);
  } catch (error) {
    logger.warn({ err: error, agentId: id }, 'an agent’s time could not be noted');
  }
}
