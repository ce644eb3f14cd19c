import { callVendor, type CallResult, type FreshToken, VendorToken } from '../../src/channel-kit';
import type { ChannelHost, Receipt } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import type { WechatConfig } from './configure';
import { adviceOn, refusalOf, TOKEN_CODES } from './error-codes';

/** What came of a call: the answer of one that went well, or the outcome for the message. */
export type ApiResult =
  { ok: true; body: Record<string, unknown> } | { ok: false; receipt: Receipt & { code: string } };

/** The API of WeChat: puts the access token into every call, renews it once when it is refused, reads error codes. */
export class WechatApi {
  private readonly token: VendorToken;
  private readonly told = new Set<string>();

  constructor(
    private readonly config: WechatConfig,
    private readonly host: Pick<ChannelHost, 'shared' | 'clock' | 'logger'>,
  ) {
    const { shared, clock } = host;
    this.token = new VendorToken({
      shared,
      clock,
      key: `token:${config.appId}`,
      refresh: () => this.freshToken(),
    });
  }

  /** Never throws. `query` holds no secrets of ours. */
  async call(
    path: string,
    payload: object | FormData,
    query: Record<string, string> = {},
  ): Promise<ApiResult> {
    const first = await this.once(path, payload, query);
    if (first.ok || !TOKEN_CODES.has(first.receipt.code)) return this.noted(first);
    return this.noted(await this.once(path, payload, query));
  }

  /** The address of a call by GET, with a token. Throws as `VendorToken.get`. */
  async addressOf(path: string, query: Record<string, string>): Promise<{ url: string; token: string }> {
    const token = await this.token.get();
    return { url: this.urlOf(path, { ...query, access_token: token }), token };
  }

  /** The token was refused. */
  forget(token: string): Promise<void> {
    return this.token.forget(token);
  }

  private async once(
    path: string,
    payload: object | FormData,
    query: Record<string, string>,
  ): Promise<ApiResult> {
    let token: string;
    try {
      token = await this.token.get();
    } catch (error) {
      // Nothing has been sent, so it may be tried again whatever the reason.
      return { ok: false, receipt: { outcome: 'retry', code: tokenTrouble(error) } };
    }
    const result = this.read(await callVendor(this.urlOf(path, { ...query, access_token: token }), payload));
    if (!result.ok && TOKEN_CODES.has(result.receipt.code)) await this.forgetQuietly(token);
    return result;
  }

  private read(result: CallResult): ApiResult {
    if (result.kind === 'trouble') return { ok: false, receipt: result.receipt };
    const code = errorCode(result.body);
    if (code === null) return { ok: true, body: result.body };
    return { ok: false, receipt: refusalOf(code, this.host.clock.now()) };
  }

  /** Tells the operator once what to do about an error that only they can end. */
  private noted(result: ApiResult): ApiResult {
    if (!result.ok && /^-?\d+$/.test(result.receipt.code)) this.tell(result.receipt.code);
    return result;
  }

  private tell(code: string): void {
    const advice = adviceOn(code);
    if (advice === null || this.told.has(code) || this.told.size > 1_000) return;
    this.told.add(code);
    this.host.logger.error({ channel: 'wechat', errcode: code }, advice);
  }

  /** Source: https://developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.html */
  private async freshToken(): Promise<FreshToken> {
    const { appId: appid, appSecret: secret, apiUrl } = this.config;
    const payload = { grant_type: 'client_credential', appid, secret, force_refresh: false };
    const result = await callVendor(`${apiUrl}/cgi-bin/stable_token`, payload);
    if (result.kind === 'trouble') throw tokenError(result.receipt.code);
    const { access_token: token, expires_in: expiresIn } = result.body;
    if (typeof token === 'string' && token !== '' && typeof expiresIn === 'number')
      return { token, expiresIn };
    const code = errorCode(result.body) ?? 'BAD_ANSWER';
    this.tell(code);
    throw tokenError(code);
  }

  private async forgetQuietly(token: string): Promise<void> {
    await this.token.forget(token).catch((error: unknown) => {
      this.host.logger.warn({ channel: 'wechat', err: error }, 'a refused access token could not be removed');
    });
  }

  private urlOf(path: string, query: Record<string, string>): string {
    return `${this.config.apiUrl}${path}?${new URLSearchParams(query).toString()}`;
  }
}

/** The code of an answer that says no; null when it says yes. */
export function errorCode({ errcode }: Record<string, unknown>): string | null {
  if (errcode === undefined || errcode === 0) return null;
  return typeof errcode === 'number' || typeof errcode === 'string' ? String(errcode) : 'BAD_ANSWER';
}

/** Whatever the reason, it may be put right: the callers try again. */
function tokenError(vendorCode: string): AppError {
  return new AppError('VENDOR_UNREACHABLE', 'WeChat gave no access token.', {
    details: { code: vendorCode },
  });
}

function tokenTrouble(error: unknown): string {
  const code = error instanceof AppError ? error.details?.['code'] : undefined;
  return typeof code === 'string' ? `TOKEN_${code}` : 'TOKEN_UNAVAILABLE';
}
