import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { TwilioPlatform } from '../playground/platforms/twilio';
import { WechatPlatform } from '../playground/platforms/wechat';
import { openChat, type Chat } from './chat';
import { disconnect } from './client';
import { figures, type Figures } from './figures';
import { startScript } from './process';

/** Known to the content word for word, so that each gets one answer and none a person. */
const QUESTIONS = ['怎么转账', '转账限额是多少', '怎么存定期', 'transfer limit', 'savings interest rate'];
const CUSTOMERS = 300;
const CHATS = 64;
const PASSIVE_WITHIN_MS = 5_000;

export interface WebhookFigures {
  /** Messages a second that were offered, over all channels. */
  offered: number;
  /** From the moment at which a message was due to its acknowledgement, ms. A WeChat acknowledgement carries the answer. */
  channels: Record<'wechat' | 'sms' | 'webchat', Figures>;
  /** Share of WeChat messages that were answered in the response, in time. */
  passiveShare: number;
  /** Messages that nobody acknowledged. */
  unacknowledged: number;
}

interface Sender {
  /** Resolves with the milliseconds that the acknowledgement took; rejects when there was none. */
  send(n: number): Promise<number>;
}

/** Webhooks of three vendors at a steady rate, whether or not the earlier ones have been answered. */
export async function benchWebhooks(
  perSecond: number,
  milliseconds: number,
  env: Record<string, string>,
): Promise<WebhookFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-webhooks-'));
  const wechat = await new WechatPlatform().start();
  const twilio = await TwilioPlatform.start();
  const server = await startScript(resolve('dist/src/main.js'), [], {
    ...{ PORT: '0', HOST: '127.0.0.1', PLAYGROUND: 'off', LOG_LEVEL: 'silent', DATA_DIR: folder },
    MODELS_DIR: join(tmpdir(), 'switchboard-models'),
    ...{ WEBCHAT_TOKEN_RATE: '100000', WEBCHAT_MESSAGE_RATE: '10000' },
    ...wechat.settings,
    ...twilio.settings,
    ...env,
  });
  wechat.connect(server.url);
  twilio.connect(server.url);
  const chats = await Promise.all(Array.from({ length: CHATS }, () => openChat(server.url)));
  try {
    const senders = {
      wechat: platform(wechat, wechatId),
      sms: platform(twilio, telephone),
      webchat: webchat(chats),
    };
    await load(senders, perSecond / 2, milliseconds / 4);
    const before = wechat.sends();
    const seen = await load(senders, perSecond, milliseconds);
    const answered = seen.wechat.filter((ms) => ms < PASSIVE_WITHIN_MS).length;
    const late = wechat.sends() - before;
    const sent = seen.wechat.length + seen.lost;
    return {
      offered: perSecond,
      channels: {
        wechat: figures(seen.wechat, milliseconds),
        sms: figures(seen.sms, milliseconds),
        webchat: figures(seen.webchat, milliseconds),
      },
      passiveShare: (answered - late) / sent,
      unacknowledged: seen.lost,
    };
  } finally {
    chats.forEach((chat) => chat.close());
    await server.stop();
    await Promise.all([wechat.close(), twilio.close()]);
    disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

type Seen = Record<'wechat' | 'sms' | 'webchat', number[]> & { lost: number };

/** Offers messages in turn over the senders, at the given rate, and waits for the last answer. */
async function load(
  senders: Record<'wechat' | 'sms' | 'webchat', Sender>,
  perSecond: number,
  milliseconds: number,
): Promise<Seen> {
  const seen: Seen = { wechat: [], sms: [], webchat: [], lost: 0 };
  const names = ['wechat', 'sms', 'webchat'] as const;
  const total = Math.floor((perSecond * milliseconds) / 1000);
  const started = performance.now();
  const open: Promise<void>[] = [];
  for (let n = 0; n < total; n++) {
    const due = started + (n / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    const name = names[n % names.length] ?? 'webchat';
    open.push(
      senders[name].send(n).then(
        () => void seen[name].push(performance.now() - due),
        () => void (seen.lost += 1),
      ),
    );
  }
  await Promise.all(open);
  return seen;
}

function platform(side: WechatPlatform | TwilioPlatform, customerOf: (n: number) => string): Sender {
  return {
    async send(n) {
      const { acknowledged, milliseconds } = await side.write(customerOf(n), questionOf(n));
      if (!acknowledged) throw new Error('not acknowledged');
      return milliseconds;
    },
  };
}

function webchat(chats: Chat[]): Sender {
  return {
    async send(n) {
      const chat = chats[n % chats.length];
      return chat ? chat.post(questionOf(n)) : 0;
    },
  };
}

function questionOf(n: number): string {
  return QUESTIONS[n % QUESTIONS.length] ?? '';
}
function wechatId(n: number): string {
  return `oBENCH${String(n % CUSTOMERS)}`;
}
function telephone(n: number): string {
  return `+86138${String(n % CUSTOMERS).padStart(8, '0')}`;
}
