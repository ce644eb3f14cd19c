import { wecomKf } from '../../channels/wecom-kf';
import { type KfPlatformOptions, WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import type { Activity } from '../../src/contract/activity';
import type { ChannelHost, MountedChannel, Receipt } from '../../src/contract/channel';
import type { Logger } from '../../src/contract/ports';
import type { SharedState } from '../../src/contract/shared';
import { eventually } from '../support/eventually';
import { FakeChannelHost } from './channel-host';
import { type ChannelServer, serveChannel } from './channel-server';

/** The platform's customer `li` as the channel names them. */
const LI = 'wkFAKEAAAA0001:wmli';

/** The 微信客服 channel behind real HTTP, and the platform that it works for; more processes if a test wants them. */
export class WecomKfRig {
  private readonly running: { close?(): Promise<void> }[] = [];
  private keys = 0;

  private constructor(
    readonly host: FakeChannelHost,
    readonly platform: WecomKfPlatform,
  ) {
    this.running.push(platform);
  }

  /** A platform without a process. */
  static async prepare(options: KfPlatformOptions = {}, logger?: Logger): Promise<WecomKfRig> {
    const plain = { channel: 'wecom-kf', now: new Date(), reply: () => [] };
    const host = new FakeChannelHost({ ...plain, ...(logger && { logger }) });
    return new WecomKfRig(host, await WecomKfPlatform.start({ clock: host.clock, retryMs: 5, ...options }));
  }

  async startProcess(
    more: { shared?: SharedState; environment?: Record<string, string> } = {},
  ): Promise<MountedChannel & { server: ChannelServer }> {
    const { host, platform } = this;
    const settings = wecomKf.settings.parse({ ...platform.settings, ...more.environment });
    const shared = more.shared ?? host.shared;
    const seen = new Proxy<ChannelHost>(host, {
      get: (target, name) => (name === 'shared' ? shared : (Reflect.get(target, name, target) as unknown)),
    });
    const mounted = wecomKf.mount(seen, settings as never);
    if (!mounted) throw new Error('The channel is off.');
    const server = await serveChannel(mounted, host);
    this.running.push(server, mounted);
    platform.connect(server.origin);
    return { ...mounted, server };
  }

  async close(): Promise<void> {
    for (const one of this.running.splice(0).reverse()) await one.close?.();
  }

  /** A message to `li`; under a key of its own when none is given. */
  send(
    channel: MountedChannel,
    change: Partial<Activity>,
    key = `key-${(this.keys += 1)}`,
  ): Promise<Receipt> {
    const activity: Activity = {
      ...{ type: 'message', channelId: 'wecom-kf', conversation: { id: 'c1' } },
      from: { id: 'bot', name: 'bot' },
      recipient: { id: LI, name: '' },
      ...change,
    };
    return channel.deliver(activity, key);
  }

  /** Resolves when what the customer writes has been stored. */
  async written(text = '你好', customer = 'li'): Promise<void> {
    const before = this.host.accepted.length;
    await this.platform.write(customer, text);
    await eventually(
      () => this.host.accepted.length,
      (count) => count > before,
    );
  }

  /** Stores a file of ours; its address. */
  keepFile(id: string, contentType: string, bytes: Buffer): string {
    const file = { id, conversationId: 'c1', name: '账单.bin', contentType, bytes, at: new Date() };
    this.host.storedFiles.set(id, file);
    return `/api/files/${id}`;
  }

  callsOf(call: string): number {
    return this.platform.server.calls.filter((one) => one === call).length;
  }
}
