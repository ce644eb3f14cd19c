import type { ChannelHost } from '../../src/contract/channel';
import { AppError } from '../../src/contract/errors';
import { callVendor, type CallLimits, type CallResult, VendorToken } from '../../src/channel-kit';
import { BUSY, TOKEN_ERRORS } from './errors';
import { getVendor, readJson } from './get-vendor';
import type { KfConfig } from './settings';

type Payload = object | FormData;
type Host = Pick<ChannelHost, 'shared' | 'clock' | 'logger'>;

/** Calls of the WeCom API with an access token that all processes share. */
export class KfApi {
  private readonly token: VendorToken;

  constructor(
    private readonly config: Pick<KfConfig, 'corpId' | 'secret' | 'apiUrl'>,
    private readonly host: Host,
  ) {
    const { shared, clock } = host;
    this.token = new VendorToken({ shared, clock, key: 'access-token', refresh: () => this.refresh() });
  }

  /** Posts to `/cgi-bin/<path>`. A refused token is replaced and the call made once more. Never throws. */
  async post(
    path: string,
    payload: Payload,
    limits: CallLimits & { query?: Record<string, string> } = {},
  ): Promise<CallResult> {
    const { query, ...rest } = limits;
    return this.withToken((token) =>
      callVendor(this.url(path, { ...query, access_token: token }), payload, rest),
    );
  }

  /** Gets `/cgi-bin/<path>`, at most `maxBytes` of it. Throws VENDOR_UNREACHABLE, VENDOR_REJECTED. */
  async get(path: string, query: Record<string, string>, maxBytes: number) {
    for (let attempt = 1; ; attempt += 1) {
      const token = await this.token.get();
      const answer = await getVendor(this.url(path, { ...query, access_token: token }), maxBytes);
      const errcode = errcodeOf(readJson(answer));
      if (errcode === 0) return answer;
      if (!TOKEN_ERRORS.has(errcode) || attempt > 1) {
        const code = BUSY.has(errcode) ? 'VENDOR_UNREACHABLE' : 'VENDOR_REJECTED';
        throw new AppError(code, 'WeCom refused the call.', { details: { errcode } });
      }
      await this.token.forget(token);
    }
  }

  private async withToken(call: (token: string) => Promise<CallResult>): Promise<CallResult> {
    try {
      const token = await this.token.get();
      const result = await call(token);
      if (result.kind !== 'answer' || !TOKEN_ERRORS.has(errcodeOf(result.body))) return result;
      await this.token.forget(token);
      return await call(await this.token.get());
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { kind: 'trouble', receipt: { outcome: 'retry', code: error.code } };
    }
  }

  private async refresh() {
    const { corpId, secret } = this.config;
    const answer = await getVendor(this.url('gettoken', { corpid: corpId, corpsecret: secret }), 64 * 1024);
    const { access_token, expires_in, errcode } = readJson(answer) ?? {};
    if (typeof access_token === 'string' && access_token !== '' && typeof expires_in === 'number') {
      return { token: access_token, expiresIn: expires_in };
    }
    this.host.logger.error(
      { errcode },
      'WeCom gives no access token; check WECOM_CORP_ID and WECOM_KF_SECRET',
    );
    throw new AppError('VENDOR_REJECTED', 'WeCom gives no access token; check WECOM_KF_SECRET.');
  }

  private url(path: string, query: Record<string, string>): string {
    return `${this.config.apiUrl}/cgi-bin/${path}?${new URLSearchParams(query).toString()}`;
  }
}

/** 0 for success; the vendor leaves the field out of some good answers. */
export function errcodeOf(body: Record<string, unknown> | null): number {
  const code = body?.errcode ?? 0;
  return typeof code === 'number' ? code : -1;
}
