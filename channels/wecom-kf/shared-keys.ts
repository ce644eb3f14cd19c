/** Names of this channel's values in the shared state, by account. */
export const keys = {
  accounts: 'accounts',
  bell: (openKfid: string) => `bell:${openKfid}`,
  answered: (openKfid: string) => `answered:${openKfid}`,
  cursor: (openKfid: string) => `cursor:${openKfid}`,
  since: (openKfid: string) => `since:${openKfid}`,
  synced: (openKfid: string) => `synced:${openKfid}`,
  lock: (openKfid: string) => `sync:${openKfid}`,
} as const;
