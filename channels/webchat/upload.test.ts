import type { Attachment } from '../../src/contract/activity';
import type { AppError } from '../../src/contract/errors';
import type { HttpResponse } from '../../src/contract/http';
import { makeRequest } from '../../test/fakes/channel-caller';
import { type Opened, WebchatRig } from '../../test/fakes/webchat';
import { readUpload } from './multipart';

const PNG = Buffer.from('\x89PNG\r\n\x1a\nxxxx', 'latin1');
const EXE = Buffer.from('MZ\x90\x00\x03', 'latin1');

interface Part {
  name: string;
  filename?: string;
  type?: string;
  body: Buffer | string;
}

function form(...parts: Part[]): Buffer {
  const pieces = parts.flatMap(({ name, filename, type, body }) => [
    Buffer.from(`--XX\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(filename === undefined ? '' : `; filename="${filename}"`),
    Buffer.from(`\r\nContent-Type: ${type ?? 'application/octet-stream'}\r\n\r\n`),
    Buffer.from(body),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...pieces, Buffer.from('--XX--\r\n')]);
}

const activity = (more: object = {}): Part => ({
  name: 'activity',
  filename: 'blob',
  type: 'application/vnd.microsoft.activity',
  body: JSON.stringify({ type: 'message', ...more }),
});
const file = (filename: string, body: Buffer | string): Part => ({ name: 'file', filename, body });

class UploadRig extends WebchatRig {
  me: Opened | undefined;

  async send(body: Buffer, headers: Record<string, string> = {}): Promise<HttpResponse> {
    this.me ??= await this.visit();
    return this.call('POST', `/conversations/${this.me.conversationId}/upload?userId=victim`, this.me.token, {
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=XX', ...headers },
    });
  }

  get attachments(): Attachment[] {
    return this.host.stored[0]?.activity.attachments ?? [];
  }

  fetch(url: string): Promise<HttpResponse> {
    const { pathname, search } = new URL(url);
    return this.call('GET', pathname + search);
  }
}

describe('uploading', () => {
  it('stores the files and one message that names them', async () => {
    const rig = new UploadRig();
    const response = await rig.send(
      form(
        activity({ text: '我的证件', channelData: { clientActivityID: 'u1' }, from: { id: 'victim' } }),
        file('正面.png', PNG),
        file('note.txt', '第二页'),
      ),
    );
    expect(response.status).toBe(200);
    expect(rig.host.stored[0]).toMatchObject({
      key: `in:webchat:${rig.me?.conversationId ?? ''}:u1`,
      activity: { type: 'message', text: '我的证件', from: { id: rig.me?.userId } },
    });
    expect(rig.attachments.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['正面.png', 'image/png'],
      ['note.txt', 'text/plain; charset=utf-8'],
    ]);
    expect([...rig.host.storedFiles.values()].map((one) => one.bytes)).toEqual([PNG, Buffer.from('第二页')]);
  });

  it('needs no activity part', async () => {
    const rig = new UploadRig();
    expect((await rig.send(form(file('a.png', PNG)))).status).toBe(200);
    expect(rig.attachments).toHaveLength(1);
  });

  it('takes one bare file', async () => {
    const rig = new UploadRig();
    await rig.send(PNG, {
      'content-type': 'image/png',
      'content-disposition': 'name="file"; filename="b.png"',
    });
    expect(rig.attachments[0]?.name).toBe('b.png');
  });

  it('lets the bytes decide, not the sender', async () => {
    const rig = new UploadRig();
    await rig.send(form({ name: 'file', filename: 'a.svg', type: 'image/svg+xml', body: '<svg onload=x>' }));
    expect(rig.attachments[0]).toMatchObject({ name: 'a.svg.txt', contentType: 'text/plain; charset=utf-8' });
  });

  it.each<[string, Buffer, number, string, Record<string, string>?]>([
    ['a program', form(file('a.png', EXE)), 415, 'UnsupportedMediaType'],
    [
      'one bad file among good ones',
      form(file('a.png', PNG), file('b.png', EXE)),
      415,
      'UnsupportedMediaType',
    ],
    ['an empty file', form(file('a.png', '')), 415, 'UnsupportedMediaType'],
    ['no file', form(activity({ text: 'hi' })), 400, 'BadArgument'],
    ['eleven files', form(...Array.from({ length: 11 }, () => file('a.png', PNG))), 400, 'BadArgument'],
    ['a hundred files', form(...Array.from({ length: 100 }, () => file('a.png', PNG))), 400, 'BadArgument'],
    ['a broken activity', form({ ...activity(), body: '{' }, file('a.png', PNG)), 400, 'BadArgument'],
    [
      'an activity that is a list',
      form({ ...activity(), body: '[]' }, file('a.png', PNG)),
      400,
      'BadArgument',
    ],
    ['a form that breaks off', form(file('a.png', PNG)).subarray(0, -12), 400, 'BadArgument'],
    ['no boundary', form(file('a.png', PNG)), 400, 'BadArgument', { 'content-type': 'multipart/form-data' }],
    [
      'files over the limit',
      form(file('a.txt', 'x'.repeat(3000)), file('b.txt', 'x'.repeat(2000))),
      413,
      'MessageSizeTooBig',
    ],
  ])('refuses %s and stores nothing', async (...[, body, status, code, headers]) => {
    const rig = new UploadRig({ UPLOAD_MAX_BYTES: '4096' });
    expect(await rig.send(body, headers)).toMatchObject({ status, body: { error: { code } } });
    expect([rig.host.stored.length, rig.host.storedFiles.size]).toEqual([0, 0]);
  });

  it('survives a form that breaks off anywhere', async () => {
    const whole = form(activity({ text: 'hi' }), file('a.png', PNG), file('b.txt', 'text'));
    const headers = { 'content-type': 'multipart/form-data; boundary=XX' };
    const codes = new Set<unknown>();
    for (let end = 0; end < whole.length - 4; end += 1) {
      const request = makeRequest('POST', '/', { body: whole.subarray(0, end), headers });
      await readUpload(request, 4096).catch((error: unknown) => codes.add((error as AppError).code));
    }
    expect([...codes]).toEqual(['BAD_REQUEST']);
  });

  it('is limited per conversation', async () => {
    const rig = new UploadRig();
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await rig.send(form(file('a.png', PNG)))).status);
    expect(statuses.lastIndexOf(200)).toBe(9);
    expect(statuses[10]).toBe(429);
  });
});

describe('downloading', () => {
  async function uploaded(name: string, bytes: Buffer | string) {
    const rig = new UploadRig();
    await rig.send(form(file(name, bytes)));
    return { rig, url: rig.attachments[0]?.contentUrl ?? '' };
  }

  it('shows an image, shut in', async () => {
    const { rig, url } = await uploaded('正 面.png', PNG);
    expect(await rig.fetch(url)).toMatchObject({
      status: 200,
      body: PNG,
      headers: {
        'content-type': 'image/png',
        'content-disposition': "inline; filename*=UTF-8''%E6%AD%A3%20%E9%9D%A2.png",
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      },
    });
  });

  it('saves anything else', async () => {
    const { rig, url } = await uploaded('page.html', '<script>alert(1)</script>');
    expect((await rig.fetch(url)).headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': "attachment; filename*=UTF-8''page.html.txt",
    });
  });

  it.each<[string, (url: URL) => void, number]>([
    ['another file', (url) => (url.pathname = url.pathname.replace('id-', 'id-x')), 403],
    ['another signature', (url) => url.searchParams.set('s', 'x'), 403],
    ['another end', (url) => url.searchParams.set('e', '99999999999'), 403],
  ])('is refused with %s in the address', async (_what, spoil, status) => {
    const { rig, url } = await uploaded('a.png', PNG);
    const spoilt = new URL(url);
    spoil(spoilt);
    expect((await rig.fetch(spoilt.href)).status).toBe(status);
  });

  it('ends after thirty days', async () => {
    const { rig, url } = await uploaded('a.png', PNG);
    rig.host.advance(30 * 24 * 3_600_000 - 1000);
    expect((await rig.fetch(url)).status).toBe(200);
    rig.host.advance(1000);
    expect((await rig.fetch(url)).status).toBe(403);
  });

  it('is 404 when the file is gone', async () => {
    const { rig, url } = await uploaded('a.png', PNG);
    rig.host.storedFiles.clear();
    expect((await rig.fetch(url)).status).toBe(404);
  });
});
