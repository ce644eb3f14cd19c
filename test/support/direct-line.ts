import type { Activity } from '../../src/contract/activity';

interface Begun {
  conversationId: string;
  token: string;
}

/** A customer over Direct Line's REST calls. */
export interface Customer {
  conversationId: string;
  post(activity: object): Promise<Response>;
  /** Sends words; resolves with the activity's id. */
  say(text: string, clientActivityID?: string): Promise<string>;
  /** All that the customer has seen. */
  activities(): Promise<Activity[]>;
}

export async function newCustomer(url: string, locale = 'zh-CN'): Promise<Customer> {
  const json = { 'content-type': 'application/json' };
  const given = await fetch(`${url}/webchat/token`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ locale }),
  });
  const { token } = (await given.json()) as Begun;
  const headers = { ...json, authorization: `Bearer ${token}` };
  const begun = await fetch(`${url}/v3/directline/conversations`, { method: 'POST', headers });
  const { conversationId } = (await begun.json()) as Begun;
  const address = `${url}/v3/directline/conversations/${conversationId}/activities`;
  const post = (activity: object): Promise<Response> =>
    fetch(address, { method: 'POST', headers, body: JSON.stringify(activity) });
  return {
    conversationId,
    post,
    async say(text, clientActivityID) {
      const channelData = clientActivityID === undefined ? {} : { channelData: { clientActivityID } };
      const response = await post({ type: 'message', locale, text, ...channelData });
      if (!response.ok) throw new Error(`${String(response.status)}: ${await response.text()}`);
      return ((await response.json()) as { id: string }).id;
    },
    async activities() {
      const response = await fetch(address, { headers });
      return ((await response.json()) as { activities: Activity[] }).activities;
    },
  };
}
