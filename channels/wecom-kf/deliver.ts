import { createHash } from 'node:crypto';
import type { Activity } from '../../src/contract/activity';
import type { Receipt } from '../../src/contract/channel';
import type { Logger } from '../../src/contract/ports';
import type { CallResult } from '../../src/channel-kit';
import { errcodeOf, type KfApi } from './api';
import { customerId, type KfCustomer, parseCustomerId } from './customer';
import { encode } from './encode';
import { adviceOn, BAD_MEDIA, BAD_PARAMETER, BUSY, receiptOf, TOKEN_ERRORS, WRONG_STATE } from './errors';
import type { KfMedia } from './media';
import { type KfMessage } from './outgoing';
import type { WelcomeCodes } from './welcome';

/** States of the service in which WeCom lets no message of ours through. */
const WITH_AGENT = new Set([2, 3]);
const ENDED = 4;

/** Sends messages, each under an id that is made of its key, so that the vendor knows a repeat. */
export class Delivery {
  constructor(
    private readonly api: KfApi,
    private readonly media: KfMedia,
    private readonly welcome: WelcomeCodes,
    private readonly logger: Logger,
  ) {}

  async deliver(activity: Activity, key: string): Promise<Receipt> {
    const to = parseCustomerId(activity.recipient?.id ?? '');
    if (!to) return { outcome: 'rejected', code: 'NO_CUSTOMER' };
    const encoded = await encode(activity, this.media);
    if (encoded.kind === 'trouble') return encoded.receipt;
    const msgid = msgidOf(key);
    const receipt =
      (await this.greet(to, msgid, encoded.message)) ?? (await this.send(to, msgid, encoded.message));
    if (isMediaGone(receipt) && encoded.fileId) await this.media.forget(encoded.fileId);
    return receipt;
  }

  /**
   * The first answer after the customer has opened the chat goes by the welcome code: it is the only message allowed
   * before the customer writes. Null when there is no code, or the vendor takes it no more.
   * Source: https://developer.work.weixin.qq.com/document/path/95122
   */
  private async greet(to: KfCustomer, msgid: string, message: KfMessage): Promise<Receipt | null> {
    if (message.msgtype !== 'text' && message.msgtype !== 'msgmenu') return null;
    const code = await this.welcome.find(customerId(to));
    if (code === null) return null;
    const result = await this.api.post('kf/send_msg_on_event', { code, msgid, ...message });
    const receipt = receiptFor(result, msgid);
    const errcode = result.kind === 'answer' ? errcodeOf(result.body) : null;
    if (receipt.outcome === 'sent') await this.welcome.forget(customerId(to));
    if (receipt.outcome === 'sent' || errcode === null || passes(errcode)) return receipt;
    await this.welcome.forget(customerId(to));
    return null;
  }

  private async send(to: KfCustomer, msgid: string, message: KfMessage): Promise<Receipt> {
    const { openKfid: open_kfid, externalUserid: touser } = to;
    const result = await this.api.post('kf/send_msg', { touser, open_kfid, msgid, ...message });
    const errcode = result.kind === 'answer' ? errcodeOf(result.body) : 0;
    if (errcode === WRONG_STATE) return this.whyClosed(to);
    const advice = adviceOn(errcode);
    if (advice !== null) this.logger.error({ errcode, openKfid: open_kfid }, advice);
    return receiptFor(result, msgid);
  }

  private async whyClosed({
    openKfid: open_kfid,
    externalUserid: external_userid,
  }: KfCustomer): Promise<Receipt> {
    const result = await this.api.post('kf/service_state/get', { open_kfid, external_userid });
    const state =
      result.kind === 'answer' && errcodeOf(result.body) === 0 ? Number(result.body.service_state) : -1;
    if (WITH_AGENT.has(state)) return { outcome: 'rejected', code: 'WITH_WECOM_AGENT' };
    if (state === ENDED) return { outcome: 'closed', code: 'WECOM_SESSION_ENDED' };
    return { outcome: 'retry', code: `WECOM_${WRONG_STATE}` };
  }
}

/** 32 of the characters that the vendor allows: 192 bits of a hash. */
function msgidOf(key: string): string {
  return createHash('sha256').update(`wecom-kf|${key}`).digest().subarray(0, 24).toString('base64url');
}

function receiptFor(result: CallResult, msgid: string): Receipt {
  if (result.kind === 'trouble') return result.receipt;
  const errcode = errcodeOf(result.body);
  if (errcode === 0 || isRepeat(result.body)) return { outcome: 'sent', vendorId: msgid };
  return receiptOf(errcode);
}

/**
 * The vendor has had this msgid: nobody else makes ours, so an earlier attempt of this very message went through.
 * Why the words: the code stands for every bad parameter, and only its text says which.
 */
function isRepeat(body: Record<string, unknown>): boolean {
  return errcodeOf(body) === BAD_PARAMETER && typeof body.errmsg === 'string' && /msg_?id/i.test(body.errmsg);
}

function isMediaGone(receipt: Receipt): boolean {
  return receipt.outcome === 'retry' && receipt.code === `WECOM_${BAD_MEDIA}`;
}

function passes(errcode: number): boolean {
  return BUSY.has(errcode) || TOKEN_ERRORS.has(errcode);
}
