import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlayground } from '../../../playground';
import { compose } from '../../../src/compose';
import { loadConfig } from '../../../src/config/load';
import type { FromPlayground, PhoneView, ToPlayground } from '../../../src/contract/playground';
import WebSocket from 'ws';
import { fakeLogger } from '../../fakes/logger';
import { eventually } from '../../support/eventually';
import { stubPhone, type StubPhone } from './stub-phone';

export interface PlaygroundApp {
  url: string;
  wechat: StubPhone;
  sms: StubPhone;
  close(): Promise<void>;
}

export interface AppOptions {
  environment?: Record<string, string>;
  /** Without a channel of its own in the build. */
  withoutSms?: boolean;
  pages?: string;
}

/** The real product with the playground, before platforms that have no protocol. */
export async function startPlaygroundApp(options: AppOptions = {}): Promise<PlaygroundApp> {
  const [wechat, sms] = [
    stubPhone('wechat', { WECHAT_STUB: 'ours' }),
    stubPhone('sms', { SMS_STUB: 'ours' }),
  ];
  const playground = await startPlayground({
    environment: options.environment ?? {},
    kinds: [wechat.kind, sms.kind],
    built: { playground: options.pages ?? '/nowhere', console: options.pages ?? '/nowhere' },
  });
  const channels = playground.channels(options.withoutSms ? [wechat.channel] : [wechat.channel, sms.channel]);
  const dataDir = await mkdtemp(join(tmpdir(), 'switchboard-playground-'));
  const config = loadConfig(
    { PORT: '0', DATA_DIR: dataDir, MODELS_DIR: join(tmpdir(), 'switchboard-models') },
    Object.fromEntries(channels.map(({ name, settings }) => [name, settings])),
  );
  const app = await compose({ config, channels, logger: fakeLogger() });
  playground.connect(app.url);
  return {
    url: app.url,
    wechat,
    sms,
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export const CUSTOMERS = { wechat: 'oWechatCustomer', sms: '+8613900001234' };

type Of<T extends FromPlayground['type']> = Extract<FromPlayground, { type: T }>;

/** The playground's page as the server sees it. */
export class TestPage {
  readonly frames: FromPlayground[] = [];
  private closed: number | null = null;

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data: Buffer) => this.frames.push(JSON.parse(data.toString()) as FromPlayground));
    socket.on('close', (code) => (this.closed = code));
  }

  /** Resolves once the server has told of its phones; rejects with the HTTP status when it refuses. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<TestPage> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/playground/socket`, {
      headers: { origin: url, ...headers },
    });
    const page = new TestPage(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('unexpected-response', (_request, response) => {
        reject(new Error(String(response.statusCode)));
        response.resume();
      });
      socket.once('error', reject);
    });
    return page;
  }

  say(frame: ToPlayground): void {
    this.raw(JSON.stringify(frame));
  }

  raw(text: string): void {
    this.socket.send(text);
  }

  close(): void {
    this.socket.close();
  }

  /** Resolves with the code when the server has hung up. */
  async end(): Promise<number | null> {
    return eventually(
      () => Promise.resolve(this.closed),
      (code) => code !== null,
    );
  }

  /** All frames of that type, once the condition holds for them. */
  async heard<T extends FromPlayground['type']>(
    type: T,
    enough: (frames: Of<T>[]) => boolean = ({ length }) => length > 0,
  ): Promise<Of<T>[]> {
    const read = (): Promise<Of<T>[]> =>
      Promise.resolve(this.frames.filter((frame): frame is Of<T> => frame.type === type));
    return eventually(read, enough);
  }

  async phones(enough: (phones: PhoneView[]) => boolean = () => true): Promise<PhoneView[]> {
    const frames = await this.heard('phones', (all) => all.some(({ phones }) => enough(phones)));
    return frames.at(-1)?.phones ?? [];
  }
}
