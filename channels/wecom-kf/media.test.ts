import type { FakeChannelHost } from '../../test/fakes/channel-host';
import { WecomKfRig } from '../../test/fakes/wecom-kf';
import { eventually } from '../../test/support/eventually';
import type { WecomKfPlatform } from '../../playground/platforms/wecom-kf';
import type { Activity } from '../../src/contract/activity';
import type { MountedChannel } from '../../src/contract/channel';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

let rig: WecomKfRig;
let host: FakeChannelHost;
let platform: WecomKfPlatform;
let channel: MountedChannel;

beforeEach(async () => {
  rig = await WecomKfRig.prepare();
  ({ host, platform } = rig);
  channel = await rig.startProcess();
});
afterEach(() => rig.close());

const send = (change: Partial<Activity>, key?: string) => rig.send(channel, change, key);
const written = (...words: Parameters<WecomKfRig['written']>) => rig.written(...words);
const shown = () => platform.shown('li').map(({ text }) => text);
const sendsOf = (call: string) => rig.callsOf(call);
const keepFile = (...file: Parameters<WecomKfRig['keepFile']>) => rig.keepFile(...file);

describe('files', () => {
  it.each([
    ['image/png', '[image]', PNG],
    ['image/gif', '[file]', Buffer.from('GIF89a....')],
    ['audio/amr', '[voice]', Buffer.from('#!AMR\n....')],
    ['application/pdf', '[file]', Buffer.from('%PDF-1.7 ...')],
  ])('of type %s is sent as %s', async (contentType, kind, bytes) => {
    await written();
    const contentUrl = keepFile('f1', contentType, bytes);
    expect(await send({ attachments: [{ contentType, contentUrl }] })).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual([kind]);
  });

  it('are uploaded once while the vendor keeps them, and again when it does not', async () => {
    await written();
    const attachments = [{ contentType: 'image/png', contentUrl: keepFile('f1', 'image/png', PNG) }];
    await send({ attachments });
    await send({ attachments });
    expect(sendsOf('media/upload')).toBe(1);
    platform.fail({ kind: 'vendor', code: '40007' });
    expect(await send({ attachments }, 'third')).toEqual({ outcome: 'retry', code: 'WECOM_40007' });
    platform.fail(null);
    expect(await send({ attachments }, 'third')).toMatchObject({ outcome: 'sent' });
    expect(sendsOf('media/upload')).toBe(2);
  });

  it('that are gone or too small are given up', async () => {
    await written();
    const attachments = [
      { contentType: 'image/png', contentUrl: keepFile('f1', 'image/png', Buffer.from('a')) },
    ];
    expect(await send({ attachments })).toEqual({ outcome: 'rejected', code: 'FILE_NOT_SENDABLE' });
    host.storedFiles.clear();
    expect(await send({ attachments })).toEqual({ outcome: 'rejected', code: 'FILE_NOT_SENDABLE' });
  });

  it('that the vendor refuses are given up with its code', async () => {
    await written();
    const contentUrl = keepFile('f1', 'image/png', Buffer.from('not a picture'));
    const attachments = [{ contentType: 'image/png', contentUrl }];
    expect(await send({ attachments })).toEqual({ outcome: 'rejected', code: 'WECOM_40004' });
  });

  it('a card with a picture of ours is a link', async () => {
    await written();
    const content = {
      title: '贷款',
      text: '利率',
      images: [{ url: keepFile('f1', 'image/png', PNG) }],
      tap: { type: 'openUrl', value: 'https://bank.example/loan' },
    };
    const attachments = [{ contentType: 'application/vnd.microsoft.card.hero', content }];
    expect(await send({ attachments })).toMatchObject({ outcome: 'sent' });
    expect(shown()).toEqual(['贷款\nhttps://bank.example/loan']);
  });
});

describe("a customer's file", () => {
  async function received(bytes: Buffer, contentType = 'text/html'): Promise<string> {
    await platform.sendFile('li', 'file', { name: '账单 1.pdf', contentType, bytes });
    await eventually(
      () => host.accepted.length,
      (count) => count > 0,
    );
    return host.accepted[0]?.media?.[0]?.reference ?? '';
  }

  it('is fetched with its name, its kind told by its bytes', async () => {
    const bytes = Buffer.from('%PDF-1.7 ...');
    expect(await channel.fetchMedia?.(await received(bytes))).toEqual({
      ...{ name: '账单 1.pdf', contentType: 'application/pdf', bytes },
    });
  });

  it('of an unknown kind is only to be saved, whatever the vendor calls it', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const file = await channel.fetchMedia?.(await received(bytes, 'text/html'));
    expect(file).toMatchObject({ contentType: 'application/octet-stream' });
  });

  it('that reads like an error of the vendor is still a file', async () => {
    const bytes = Buffer.from('{"errcode":42001,"errmsg":"ended"}');
    expect(await channel.fetchMedia?.(await received(bytes, 'application/json'))).toMatchObject({ bytes });
    expect(platform.tokens.made).toBe(1);
  });

  it('is fetched with a new token when the vendor has ended ours', async () => {
    const reference = await received(PNG);
    platform.tokens.revoke();
    expect(await channel.fetchMedia?.(reference)).toMatchObject({ contentType: 'image/png' });
  });

  it('that is gone or too large is given up, and tried again when the vendor is down', async () => {
    const rejected = expect.objectContaining({ code: 'VENDOR_REJECTED' }) as Error;
    await expect(channel.fetchMedia?.('no-such-media')).rejects.toThrow(rejected);
    const large = platform.media.put({
      name: 'a',
      contentType: 'x/y',
      bytes: Buffer.alloc(15 * 1024 * 1024 + 1),
    });
    await expect(channel.fetchMedia?.(large)).rejects.toThrow(rejected);
    platform.fail({ kind: 'http', status: 500 });
    await expect(channel.fetchMedia?.(large)).rejects.toThrow(
      expect.objectContaining({ code: 'VENDOR_UNREACHABLE' }) as Error,
    );
  });
});
