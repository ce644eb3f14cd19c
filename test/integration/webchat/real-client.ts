import {
  type Activity,
  ConnectionStatus,
  DirectLine,
  type DirectLineOptions,
} from 'botframework-directlinejs';
import WebSocket from 'ws';
import XMLHttpRequest from 'xhr2';
import { type ChannelServer, serveChannel } from '../../fakes/channel-server';
import { type Opened, WebchatRig } from '../../fakes/webchat';

// Why both: without a global WebSocket the client polls in silence.
Object.assign(globalThis, { XMLHttpRequest, WebSocket });

/** directlinejs as a page would run it, with a record of what it saw. */
export class RealClient {
  readonly seen: Activity[] = [];
  readonly statuses: ConnectionStatus[] = [];
  readonly line: DirectLine;
  private readonly waiting = new Set<() => void>();

  constructor(server: ChannelServer, options: DirectLineOptions) {
    this.line = new DirectLine({
      domain: `${server.origin}/v3/directline`,
      // The shortest of its waits before it connects again: 3 s.
      random: () => 0,
      ...options,
    });
    this.line.connectionStatus$.subscribe((status) => this.notify(() => this.statuses.push(status)));
  }

  listen(): this {
    this.line.activity$.subscribe(
      (activity) => this.notify(() => this.seen.push(activity)),
      () => this.notify(() => undefined),
    );
    return this;
  }

  /** The id that the server gave, or `retry`. */
  post(text: string, clientActivityID?: string): Promise<string> {
    return this.send({
      type: 'message',
      text,
      from: { id: 'me' },
      ...(clientActivityID !== undefined && { channelData: { clientActivityID } }),
    });
  }

  send(activity: Activity): Promise<string> {
    return new Promise((resolve, reject) => this.line.postActivity(activity).subscribe(resolve, reject));
  }

  /** What it does by itself every 15 minutes. */
  refresh(): Promise<string> {
    const line = this.line as unknown as { refreshToken: () => ReturnType<DirectLine['postActivity']> };
    return new Promise((resolve, reject) => line.refreshToken().subscribe(resolve, reject));
  }

  takeToken(token: string): void {
    this.line['token'] = token;
  }

  get texts(): (string | undefined)[] {
    return this.seen.map((activity) => ('text' in activity ? activity.text : undefined));
  }

  /** Resolves as soon as the condition holds; the test's own time limit ends a vain wait. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.waiting.delete(check);
        resolve();
      };
      this.waiting.add(check);
      check();
    });
  }

  untilText(text: string): Promise<void> {
    return this.until(() => this.texts.includes(text));
  }

  untilStatus(status: ConnectionStatus): Promise<void> {
    return this.until(() => this.statuses.includes(status));
  }

  private notify(note: () => void): void {
    note();
    for (const check of [...this.waiting]) check();
  }
}

/** A web chat of its own on a port of its own, and clients that end with it. */
export class Scene {
  readonly rig: WebchatRig;
  private readonly clients: RealClient[] = [];
  private constructor(
    rig: WebchatRig,
    readonly server: ChannelServer,
  ) {
    this.rig = rig;
  }

  static async open(env: Record<string, string> = {}): Promise<Scene> {
    const rig = new WebchatRig(env);
    return new Scene(rig, await serveChannel(rig.mounted, rig.host));
  }

  /** The public token that a page of our own would get. */
  async visit(body: object = {}): Promise<Opened> {
    const response = await fetch(`${this.server.origin}/webchat/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.server.origin },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Opened;
  }

  client(options: DirectLineOptions): RealClient {
    const client = new RealClient(this.server, options);
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    for (const { line } of this.clients) line.end();
    await this.server.close();
  }
}
