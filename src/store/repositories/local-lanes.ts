import type { LaneRepository } from '../../contract/conversation';

/** Lanes of the only process: the embedded store is locked by it, so that nobody else could take one. */
export function createLocalLanes(): LaneRepository {
  const lanes = new Map<string, { owner: string; until: number }>();
  return {
    local: true,
    take(conversationId, owner, now, until) {
      const held = lanes.get(conversationId);
      const free = !held || held.owner === owner || held.until < now.getTime();
      if (free) lanes.set(conversationId, { owner, until: until.getTime() });
      return Promise.resolve(free);
    },
    leave(conversationId, owner) {
      if (lanes.get(conversationId)?.owner === owner) lanes.delete(conversationId);
      return Promise.resolve();
    },
  };
}
