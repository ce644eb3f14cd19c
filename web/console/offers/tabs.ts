/** What the tabs of one browser tell each other. */
interface Word {
  /** This tab rings for what is on offer. */
  rings: true;
}

export interface Tabs {
  /** ms since another tab last rang; Infinity when none has. */
  sinceOther: () => number;
  ringing: () => void;
  close: () => void;
}

/** Tabs of the same agent in the same browser: only one is to ring. */
export function joinTabs(agentId: string, now: () => number): Tabs {
  const channel = new BroadcastChannel(`switchboard.desk.${agentId}`);
  let heard = -Infinity;
  channel.onmessage = ({ data }: MessageEvent<Partial<Word>>) => {
    if (data.rings === true) heard = now();
  };
  return {
    sinceOther: () => now() - heard,
    ringing: () => channel.postMessage({ rings: true } satisfies Word),
    close: () => channel.close(),
  };
}
