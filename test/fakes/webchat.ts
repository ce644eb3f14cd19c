import { webchat } from '../../channels/webchat';
import { type WebchatSettings, webchatSettings } from '../../channels/webchat/settings';
import type { MountedChannel } from '../../src/contract/channel';
import type { HttpResponse } from '../../src/contract/http';
import { callChannel, type CallOptions } from './channel-caller';
import { FakeChannelHost, type FakeHostOptions } from './channel-host';

export const SECRET = 'a direct line secret of a test'.replaceAll(' ', '-');
export const DIRECT_LINE = '/v3/directline';

export interface Opened {
  conversationId: string;
  token: string;
  expires_in: number;
  userId: string;
  resumed: boolean;
  streamUrl: string;
}

/** The web chat on a fake host, with the calls that tests repeat. */
export class WebchatRig {
  readonly host: FakeChannelHost;
  readonly mounted: MountedChannel;
  readonly settings: WebchatSettings;

  constructor(env: Record<string, string> = {}, options: Partial<FakeHostOptions> = {}) {
    this.host = new FakeChannelHost({ channel: 'webchat', ...options });
    this.settings = webchatSettings.parse({ DIRECTLINE_SECRET: SECRET, ...env });
    const mounted = webchat.mount(this.host, this.settings);
    if (!mounted) throw new Error('the web chat did not mount');
    this.mounted = mounted;
  }

  /** Calls below /v3/directline, or an absolute path that does not begin there. */
  call(method: string, path: string, token?: string, options: CallOptions = {}): Promise<HttpResponse> {
    const headers = { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...options.headers };
    const url = path.startsWith('/webchat') || path.startsWith(DIRECT_LINE) ? path : DIRECT_LINE + path;
    return callChannel(this.mounted, method, url, { ...options, headers });
  }

  async visit(options: CallOptions = {}): Promise<Opened> {
    return opened(await this.call('POST', '/webchat/token', undefined, options));
  }

  post(who: Pick<Opened, 'conversationId' | 'token'>, body: CallOptions['body']): Promise<HttpResponse> {
    return this.call('POST', `/conversations/${who.conversationId}/activities`, who.token, {
      ...(body !== undefined && { body }),
    });
  }

  read(who: Pick<Opened, 'conversationId' | 'token'>, watermark = ''): Promise<HttpResponse> {
    return this.call(
      'GET',
      `/conversations/${who.conversationId}/activities?watermark=${watermark}`,
      who.token,
    );
  }
}

/** The body of an answer that opens a conversation. */
export function opened(response: HttpResponse): Opened {
  return response.body as Opened;
}
