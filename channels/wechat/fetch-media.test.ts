import type { Inbound } from '../../src/contract/channel';
import { WechatRig } from '../../test/fakes/wechat';

const LI = 'oLI_lei_0001';
const JPEG = Buffer.from('ffd8ffe000104a464946', 'hex');
const AMR = Buffer.from('#!AMR\n0123');
const coded = (code: string) => expect.objectContaining({ code }) as Error;

describe('files of customers', () => {
  let rig: WechatRig;
  const last = () => rig.host.accepted.at(-1) as Inbound;
  const fetchLast = () => rig.mounted.fetchMedia?.(last().media?.[0]?.reference ?? '');

  beforeEach(async () => {
    rig = await WechatRig.start({ reply: () => [] });
  });
  afterEach(() => rig.close());

  it('are fetched by media id', async () => {
    await rig.platform.image(LI, JPEG);
    expect(await fetchLast()).toEqual({ name: 'image.jpg', contentType: 'image/jpeg', bytes: JPEG });
    await rig.platform.voice(LI, AMR, '我的卡丢了');
    expect(last().activity.text).toBe('我的卡丢了');
    expect(await fetchLast()).toEqual({ name: 'audio.amr', contentType: 'audio/amr', bytes: AMR });
  });

  it('are fetched from their address when only that is left', async () => {
    const id = rig.platform.media.put({ type: 'image', contentType: 'image/jpeg', bytes: JPEG });
    const address = `${rig.platform.settings['WECHAT_API_URL'] ?? ''}/mmbiz/${id}`;
    expect(await rig.mounted.fetchMedia?.(`gone ${address}`)).toMatchObject({ bytes: JPEG });
    expect(await rig.mounted.fetchMedia?.(address)).toMatchObject({ bytes: JPEG });
  });

  it('are given up after three days', async () => {
    await rig.platform.voice(LI, AMR);
    rig.host.advance(73 * 3_600_000);
    await expect(fetchLast()).rejects.toThrow(coded('VENDOR_REJECTED'));
  });

  it('are fetched with a new token when the old one was revoked', async () => {
    await rig.platform.voice(LI, AMR);
    await fetchLast();
    rig.platform.tokens.revoke();
    expect(await fetchLast()).toMatchObject({ bytes: AMR });
    expect(rig.platform.tokens.issued).toBe(2);
  });

  it('carry the kind of their bytes, not of their header', async () => {
    await rig.platform.image(LI, Buffer.from('<script>alert(1)</script>'));
    expect(await fetchLast()).toMatchObject({ name: 'file.bin', contentType: 'application/octet-stream' });
  });

  it.each([{ kind: 'down' }, { kind: 'http', status: 502 }, { kind: 'vendor', code: '-1' }] as const)(
    'are tried again after %j',
    async (fault) => {
      await rig.platform.voice(LI, AMR);
      rig.platform.fail(fault);
      await expect(fetchLast()).rejects.toThrow(coded('VENDOR_UNREACHABLE'));
    },
  );

  it.each(['http://evil.example/a', 'https://127.0.0.1/a', 'ftp://mmbiz.qpic.cn/a', ''])(
    'are not fetched from %j',
    async (reference) => {
      await expect(rig.mounted.fetchMedia?.(reference)).rejects.toThrow(coded('VENDOR_REJECTED'));
    },
  );
});
