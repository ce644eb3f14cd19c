import { setTimeout } from 'node:timers/promises';
import type { EscalationView, QueueView } from '../../src/contract/api';
import { signIn, type AgentClient } from '../support/agent-client';
import { eventually } from '../support/eventually';
import type { RunningServer } from '../support/server';

/** An agent who works through the API, so that one person can serve three phones at a time. */
export class Colleague {
  private constructor(
    readonly client: AgentClient,
    readonly id: string,
  ) {}

  static async join(
    server: RunningServer,
    admin: AgentClient,
    person: { username: string; displayName: string; role?: string; queues?: string[] },
  ): Promise<Colleague> {
    const password = `${person.username}-works-here`;
    const made = await admin.call('POST', '/api/agents', { ...person, password, cap: 20 });
    const { id } = made.body as { id: string };
    return new Colleague(await signIn(server.url, person.username, password), id);
  }

  /** Takes offers from now on. */
  async isThere(): Promise<void> {
    await this.client.call('POST', '/api/presence', { state: 'available' });
  }

  /** The conversation of the customer on that channel, once the agent is offered it. */
  async offered(channel: string): Promise<EscalationView> {
    const views = await eventually(
      async () => {
        await setTimeout(200);
        const { body } = await this.client.call('GET', '/api/queue');
        return (body as QueueView).active.filter(
          (view) => view.state === 'offered' && view.channel === channel && view.owner?.id === this.id,
        );
      },
      (found) => found.length > 0,
      20_000,
    );
    const [view] = views;
    if (!view) throw new Error('nothing is offered');
    return view;
  }

  async does(verb: string, { id }: Pick<EscalationView, 'id'>, body: object = {}): Promise<EscalationView> {
    const answer = await this.client.call('POST', `/api/escalations/${id}/${verb}`, body);
    if (answer.status !== 200) throw new Error(`${verb}: ${JSON.stringify(answer.body)}`);
    return answer.body as EscalationView;
  }

  async says({ conversationId }: EscalationView, text: string): Promise<void> {
    const path = `/api/conversations/${conversationId}/messages`;
    const { status, body } = await this.client.call('POST', path, { text });
    if (status !== 201) throw new Error(`message: ${JSON.stringify(body)}`);
  }

  async sees({ id }: Pick<EscalationView, 'id'>): Promise<EscalationView> {
    return (await this.client.call('GET', `/api/escalations/${id}`)).body as EscalationView;
  }
}
