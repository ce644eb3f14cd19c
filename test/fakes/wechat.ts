import { wechat } from '../../channels/wechat';
import { startWechatPlatform, type WechatPlatform } from '../../playground/platforms/wechat';
import type { WechatPlatformOptions } from '../../playground/platforms/wechat';
import type { Activity } from '../../src/contract/activity';
import type { MountedChannel, Receipt } from '../../src/contract/channel';
import { FakeChannelHost } from './channel-host';
import { type ChannelServer, serveChannel } from './channel-server';

type HostOptions = Partial<ConstructorParameters<typeof FakeChannelHost>[0]>;

/** The WeChat channel behind a real HTTP server, and the platform that pushes to it and is called by it. */
export class WechatRig {
  private constructor(
    readonly host: FakeChannelHost,
    readonly platform: WechatPlatform,
    readonly mounted: MountedChannel,
    readonly server: ChannelServer,
  ) {}

  static async start(
    options: {
      platform?: WechatPlatformOptions;
      host?: FakeChannelHost;
      settings?: object;
    } & HostOptions = {},
  ): Promise<WechatRig> {
    const { platform: rules, settings, ...host } = options;
    const fake = options.host ?? new FakeChannelHost({ channel: 'wechat', ...host });
    const platform = await startWechatPlatform({ clock: fake.clock, ...rules });
    const mounted = wechat.mount(fake, wechat.settings.parse({ ...platform.settings, ...settings }) as never);
    if (!mounted) throw new Error('The channel is off.');
    const server = await serveChannel(mounted, fake);
    platform.connect(server.origin);
    return new WechatRig(fake, platform, mounted, server);
  }

  /** Delivers as the outbox does: adapted, in order; the receipts. */
  async deliver(customer: string, activity: Partial<Activity>): Promise<Receipt[]> {
    const message: Activity = {
      type: 'message',
      channelId: 'wechat',
      from: { id: 'bot', name: 'bot' },
      conversation: { id: this.host.conversationOf(customer) },
      recipient: { id: customer, name: '' },
      ...activity,
    };
    const receipts: Receipt[] = [];
    for (const part of wechat.adapt?.(message) ?? []) receipts.push(await this.mounted.deliver(part, 'key'));
    return receipts;
  }

  /** A push as it stands on the wire, for those who forge and replay. */
  post(query: string, body: string): Promise<Response> {
    return fetch(`${this.server.origin}/channels/wechat?${query}`, { method: 'POST', body });
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.platform.close();
  }
}

export { readAnswer } from '../../playground/platforms/wechat/answer';
export type { Account } from '../../playground/platforms/wechat/wire';
