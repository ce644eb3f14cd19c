import type { Activity } from '../../src/contract/activity';
import type { Receipt } from '../../src/contract/channel';
import type { ApiResult, WechatApi } from './api';
import type { OutgoingMedia } from './outgoing-media';
import { articleOf, formsOf } from './outgoing';

const SEND = '/cgi-bin/message/custom/send';

/** Sends one message that `adapt` made. */
export class Sender {
  constructor(
    private readonly api: WechatApi,
    private readonly media: OutgoingMedia,
  ) {}

  /** Never throws for an answer of WeChat's. */
  async deliver(activity: Activity): Promise<Receipt> {
    const touser = activity.recipient?.id;
    if (!touser) return { outcome: 'rejected', code: 'NO_RECIPIENT' };
    if (activity.type === 'typing') return this.typing(touser);
    const [attachment] = activity.attachments ?? [];
    if (attachment?.contentUrl !== undefined && !articleOf(attachment)) {
      return this.image(touser, attachment.contentUrl);
    }
    const message = messageOf(activity);
    if (message === null) return { outcome: 'rejected', code: 'NOTHING_TO_SEND' };
    const { path, body } = message;
    return receiptOf(await this.api.call(path, { touser, ...body }));
  }

  /** A hint: WeChat refuses it when it is shown already, or the customer has gone quiet. */
  async typing(touser: string): Promise<Receipt> {
    await this.api.call('/cgi-bin/message/custom/typing', { touser, command: 'Typing' });
    return { outcome: 'sent' };
  }

  /** A media id that has been lost is made anew once. */
  private async image(touser: string, address: string): Promise<Receipt> {
    const first = await this.imageOnce(touser, address, false);
    return 'code' in first && first.code === '40007' ? this.imageOnce(touser, address, true) : first;
  }

  private async imageOnce(touser: string, address: string, anew: boolean): Promise<Receipt> {
    const upload = await this.media.idOf(address, anew);
    if ('receipt' in upload) return upload.receipt;
    const body = { touser, msgtype: 'image', image: { media_id: upload.mediaId } };
    return receiptOf(await this.api.call(SEND, body));
  }
}

/** Source: https://developers.weixin.qq.com/doc/service/en/api/customer/message/api_sendcustommessage.html */
function messageOf(activity: Activity): { path: string; body: object } | null {
  const { template, miniprogrampage } = formsOf(activity);
  if (template) return { path: '/cgi-bin/message/template/send', body: template };
  if (miniprogrampage) return { path: SEND, body: { msgtype: 'miniprogrampage', miniprogrampage } };
  const [attachment] = activity.attachments ?? [];
  const article = attachment && articleOf(attachment);
  if (article) return { path: SEND, body: { msgtype: 'news', news: { articles: [article] } } };
  const body = textOf(activity);
  return body && { path: SEND, body };
}

function textOf({ text = '', suggestedActions }: Activity): object | null {
  const actions = suggestedActions?.actions ?? [];
  if (actions.length > 0) {
    const list = actions.map(({ title }, index) => ({ id: String(index + 1), content: title }));
    return { msgtype: 'msgmenu', msgmenu: { head_content: text, list, tail_content: '' } };
  }
  return text === '' ? null : { msgtype: 'text', text: { content: text } };
}

function receiptOf(result: ApiResult): Receipt {
  if (!result.ok) return result.receipt;
  const { msgid } = result.body;
  if (typeof msgid !== 'string' && typeof msgid !== 'number') return { outcome: 'sent' };
  return { outcome: 'sent', vendorId: String(msgid) };
}
