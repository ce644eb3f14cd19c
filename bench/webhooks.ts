import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inboundFields, TwilioPlatform } from '../playground/platforms/twilio';
import { sign } from '../playground/platforms/twilio/sign';
import { WechatPlatform } from '../playground/platforms/wechat';
import { openChat, type Chat } from './chat';
import { disconnect, send } from './client';
import { figures, type Figures } from './figures';
import { startScript } from './process';

/** Known to the content word for word, so that each gets one answer and none a person. */
const QUESTIONS = ['怎么转账', '转账限额是多少', '怎么存定期', 'transfer limit', 'savings interest rate'];
const CUSTOMERS = 300;
const CHATS = 64;
const PASSIVE_WITHIN_MS = 5_000;
const FORM = 'application/x-www-form-urlencoded; charset=UTF-8';

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

/** Sends the message and resolves with whether it was acknowledged, and answered, with what is expected of the vendor. */
type Sender = (n: number) => Promise<{ acknowledged: boolean; answered: boolean }>;

/** Webhooks of three vendors at a steady rate, whether or not the earlier ones have been answered. */
export async function benchWebhooks(
  perSecond: number,
  milliseconds: number,
  env: Record<string, string>,
): Promise<WebhookFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-webhooks-'));
  const wechat = await new WechatPlatform().start();
  const twilio = await TwilioPlatform.start({ statuses: ['sent', 'delivered'] });
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
      wechat: pushWechat(wechat, server.url),
      sms: pushTwilio(twilio, server.url),
      webchat: webchat(chats),
    };
    await load(senders, perSecond / 2, milliseconds / 4);
    const seen = await load(senders, perSecond, milliseconds);
    return {
      offered: perSecond,
      channels: {
        wechat: figures(seen.wechat, milliseconds),
        sms: figures(seen.sms, milliseconds),
        webchat: figures(seen.webchat, milliseconds),
      },
      passiveShare: seen.passive / seen.wechat.length,
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

type Seen = Record<'wechat' | 'sms' | 'webchat', number[]> & { lost: number; passive: number };

/** Offers messages in turn over the senders, at the given rate, and waits for the last answer. */
async function load(
  senders: Record<'wechat' | 'sms' | 'webchat', Sender>,
  perSecond: number,
  milliseconds: number,
): Promise<Seen> {
  const seen: Seen = { wechat: [], sms: [], webchat: [], lost: 0, passive: 0 };
  const names = ['wechat', 'sms', 'webchat'] as const;
  const total = Math.floor((perSecond * milliseconds) / 1000);
  const started = performance.now();
  const open: Promise<void>[] = [];
  const offer = async (n: number, due: number): Promise<void> => {
    const name = names[n % names.length] ?? 'webchat';
    const { acknowledged, answered } = await senders[name](n);
    const after = performance.now() - due;
    if (acknowledged) seen[name].push(after);
    else seen.lost += 1;
    if (name === 'wechat' && answered && after < PASSIVE_WITHIN_MS) seen.passive += 1;
  };
  for (let n = 0; n < total; n++) {
    const due = started + (n / perSecond) * 1000;
    const wait = due - performance.now();
    if (wait > 1) await new Promise((done) => setTimeout(done, wait));
    open.push(offer(n, due));
  }
  await Promise.all(open);
  return seen;
}

/** Signed and sealed as WeChat does. An answer in the response is sealed too; the stand-in's suites read it. */
function pushWechat(wechat: WechatPlatform, url: string): Sender {
  return async (n) => {
    const { query, body } = wechat.signed(`oBENCH${String(n % CUSTOMERS)}`, {
      ...{
        MsgType: 'text',
        Content: questionOf(n),
        MsgId: String(BigInt(Date.now()) * 1_000_000n + BigInt(n)),
      },
    });
    const answer = await send(`${url}/channels/wechat?${query}`, body, { 'content-type': 'text/xml' });
    return { acknowledged: answer.status === 200, answered: answer.body.includes('<Encrypt>') };
  };
}

function pushTwilio(twilio: TwilioPlatform, url: string): Sender {
  return async (n) => {
    const fields = inboundFields(`+86138${String(n % CUSTOMERS).padStart(8, '0')}`, questionOf(n));
    const signature = sign(twilio.token, twilio.settings.TWILIO_WEBHOOK_URL ?? '', fields);
    const headers = { 'content-type': FORM, 'x-twilio-signature': signature };
    const body = new URLSearchParams(fields).toString();
    const { status } = await send(`${url}/channels/sms/twilio`, body, headers);
    return { acknowledged: status === 200, answered: false };
  };
}

function webchat(chats: Chat[]): Sender {
  return async (n) => {
    await chats[n % chats.length]?.post(questionOf(n));
    return { acknowledged: true, answered: false };
  };
}

function questionOf(n: number): string {
  return QUESTIONS[n % QUESTIONS.length] ?? '';
}
