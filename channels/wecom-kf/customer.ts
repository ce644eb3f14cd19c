/** A customer of one customer-service account; the same person at another account is another customer. */
export interface KfCustomer {
  openKfid: string;
  externalUserid: string;
}

/** Id of the customer for the rest of the program: `<open_kfid>:<external_userid>`. */
export function customerId({ openKfid, externalUserid }: KfCustomer): string {
  return `${openKfid}:${externalUserid}`;
}

/** Null for what is no customer's id, such as an account's own. */
export function parseCustomerId(id: string): KfCustomer | null {
  const [, openKfid, externalUserid] = /^([\w-]{1,64}):(.{1,128})$/.exec(id) ?? [];
  return openKfid !== undefined && externalUserid !== undefined ? { openKfid, externalUserid } : null;
}
