import type { ZodObject } from 'zod';
import { startAliyun } from '../../../playground/platforms/aliyun';
import type {
  CloudPlatform,
  CloudPlatformOptions,
} from '../../../playground/platforms/cloud-sms/cloud-platform';
import { startTencent } from '../../../playground/platforms/tencent';
import type { ChannelHost, MountedChannel, Receipt } from '../../../src/contract/channel';
import { AppError } from '../../../src/contract/errors';
import { callChannel } from '../../../test/fakes/channel-caller';
import { FakeChannelHost } from '../../../test/fakes/channel-host';
import { type ChannelServer, serveChannel } from '../../../test/fakes/channel-server';
import { eventually } from '../../../test/support/eventually';
import type { MountedProvider, OutgoingSms } from '../provider';
import { aliyun } from '../providers/aliyun';
import { tencent } from '../providers/tencent';

interface Gateway {
  name: 'aliyun' | 'tencent';
  start: (options: CloudPlatformOptions) => Promise<CloudPlatform>;
  mount: (host: ChannelHost, settings: Record<string, string>) => MountedProvider;
  secrets: string[];
  codes: { number: string; template: string; sign: string; key: string; account: string; busy: string };
}

const TAIL = { SMS_OPT_OUT_TAIL: '拒收请回复R' };
const parse = <T extends ZodObject>(schema: T, settings: Record<string, string>) => ({
  ...schema.parse(settings),
  ...TAIL,
});

const GATEWAYS: Gateway[] = [
  {
    name: 'aliyun',
    start: startAliyun,
    mount: (host, settings) => aliyun.mount(host, parse(aliyun.settings, settings) as never),
    secrets: ['ALIYUN_SMS_ACCESS_KEY_SECRET', 'ALIYUN_SMS_PUSH_PATH'],
    codes: {
      number: 'isv.MOBILE_NUMBER_ILLEGAL',
      template: 'isv.SMS_TEMPLATE_ILLEGAL',
      sign: 'isv.SMS_SIGNATURE_ILLEGAL',
      key: 'SignatureDoesNotMatch',
      account: 'isv.OUT_OF_SERVICE',
      busy: 'isp.SYSTEM_ERROR',
    },
  },
  {
    name: 'tencent',
    start: startTencent,
    mount: (host, settings) => tencent.mount(host, parse(tencent.settings, settings) as never),
    secrets: ['TENCENT_SMS_SECRET_KEY', 'TENCENT_SMS_PUSH_PATH'],
    codes: {
      number: 'InvalidParameterValue.IncorrectPhoneNumber',
      template: 'FailedOperation.TemplateUnapprovedOrNotExist',
      sign: 'FailedOperation.SignatureIncorrectOrUnapproved',
      key: 'AuthFailure.SignatureFailure',
      account: 'FailedOperation.InsufficientBalanceInSmsPackage',
      busy: 'InternalError.OtherError',
    },
  },
];

const CUSTOMER = '+8613800138000';
const sms = (text: string, more: Partial<OutgoingSms> = {}): OutgoingSms => ({
  to: CUSTOMER,
  text,
  purpose: 'service',
  key: 'sms-c|00000002',
  ...more,
});

describe.each(GATEWAYS)('$name over HTTP', ({ name, start, mount, secrets, codes }) => {
  const PREFIX = name === 'aliyun' ? 'ALIYUN_SMS_' : 'TENCENT_SMS_';
  let host: FakeChannelHost;
  let platform: CloudPlatform;
  let provider: MountedProvider;
  let server: ChannelServer;
  let logged: string[];

  async function open(options: CloudPlatformOptions = {}, more: Record<string, string> = {}): Promise<void> {
    await close();
    host = new FakeChannelHost({ channel: 'sms' });
    logged = [];
    for (const level of ['debug', 'info', 'warn', 'error'] as const) {
      host.logger[level] = (fields, message) =>
        void logged.push(JSON.stringify({ level, message, ...fields }));
    }
    platform = await start({ clock: host.clock, repeatAfterMs: [5, 5, 5], ...options });
    provider = mount(host, { ...platform.settings, ...more });
    server = await serveChannel(provider as unknown as MountedChannel, host);
    platform.connect(server.origin);
  }

  async function close(): Promise<void> {
    await (platform as CloudPlatform | undefined)?.close();
    await (server as ChannelServer | undefined)?.close();
  }

  beforeEach(() => open());
  afterAll(close);

  const setting = (key: string) => platform.settings[PREFIX + key] ?? '';
  const send = (text: string, more?: Partial<OutgoingSms>): Promise<Receipt> =>
    provider.send(sms(text, more));

  describe('sending', () => {
    it('carries the text in the approved template and tells id and cost', async () => {
      const receipt = await send('余额为 1*(2)\'!~+/=&"元');
      expect(receipt).toEqual({ outcome: 'sent', vendorId: expect.any(String) as string, segments: 1 });
      const [shown] = platform.shown(CUSTOMER);
      expect(shown).toMatchObject({ text: '【示例银行】您好，余额为 1*(2)\'!~+/=&"元' });
      expect(receipt).toHaveProperty('vendorId', shown?.id);
    });

    it('counts every character with signature and fixed text', async () => {
      expect(await send('a'.repeat(62))).toHaveProperty('segments', 2);
    });

    it('takes another template for marketing, and says once how to refuse', async () => {
      expect(await send('新品优惠 拒收请回复R', { purpose: 'marketing' })).toHaveProperty('outcome', 'sent');
      expect(platform.shown(CUSTOMER)[0]?.text).toBe('【示例银行】新品优惠，拒收请回复R');
    });

    it.each(['a'.repeat(501), '请看 https://bank.example/x'])(
      'does not call for what no template can carry',
      async (text) => {
        expect(await send(text)).toEqual({ outcome: 'rejected', code: 'TEMPLATE_REQUIRED', elsewhere: true });
        expect(platform.sends()).toBe(0);
      },
    );

    it('sends nothing without a template', async () => {
      const { [`${PREFIX}TEMPLATE`]: left, ...rest } = platform.settings;
      expect(left).toBeDefined();
      const bare = mount(host, rest);
      expect(await bare.send(sms('您好'))).toHaveProperty('code', 'TEMPLATE_REQUIRED');
    });

    it('sends the customer elsewhere whose number is not reached', async () => {
      expect(await send('您好', { to: '+8610012345678' })).toEqual({
        outcome: 'rejected',
        code: codes.number,
        elsewhere: true,
      });
    });

    it.each([
      ['TEMPLATE', name === 'aliyun' ? 'SMS_42' : '42', codes.template],
      ['SIGN_NAME', '别家银行', codes.sign],
      [name === 'aliyun' ? 'ACCESS_KEY_SECRET' : 'SECRET_KEY', 'a-wrong-secret', codes.key],
    ])('tells the operator about a wrong %s', async (key, value, code) => {
      await open({}, { [PREFIX + key]: value });
      expect(await send('您好')).toEqual({ outcome: 'rejected', code, elsewhere: true });
      expect(logged.filter((line) => line.includes('"level":"error"') && line.includes(code))).toHaveLength(
        1,
      );
    });

    it.each([16, -16])('tells the operator about a clock that is %d minutes off', async (minutes) => {
      const now = new Date(host.clock.now().getTime() + minutes * 60_000);
      const astray = new FakeChannelHost({ channel: 'sms', now });
      astray.logger.error = (_fields, message) => void logged.push(message);
      expect(await mount(astray, platform.settings).send(sms('您好'))).toHaveProperty('outcome', 'rejected');
      expect(logged).toEqual([expect.stringContaining('set the clock')]);
    });

    it('waits as long as the limit that was reached', async () => {
      await open({ limits: { perMinute: 1, perHour: 2, perDay: 3 } });
      expect(await send('一')).toHaveProperty('outcome', 'sent');
      expect(await send('二')).toMatchObject({
        outcome: 'retry',
        afterMs: name === 'aliyun' ? 60_000 : 30_000,
      });
      host.advance(61_000);
      expect(await send('二')).toHaveProperty('outcome', 'sent');
      host.advance(61_000);
      expect(await send('三')).toMatchObject({ outcome: 'retry', afterMs: 3_600_000 });
      host.advance(3_600_000);
      expect(await send('三')).toHaveProperty('outcome', 'sent');
      host.advance(3_600_000);
      const wait = Date.parse('2025-01-02T16:01:00Z') - host.clock.now().getTime();
      expect(await send('四')).toMatchObject({ outcome: 'retry', afterMs: wait });
    });

    it.each([
      [
        { kind: 'vendor', code: codes.busy },
        { outcome: 'retry', code: codes.busy },
      ],
      [
        { kind: 'vendor', code: codes.account },
        { outcome: 'rejected', code: codes.account, elsewhere: true },
      ],
      [
        { kind: 'vendor', code: 'isv.NEW_IN_2030' },
        { outcome: 'rejected', code: 'isv.NEW_IN_2030' },
      ],
      [
        { kind: 'vendor', code: 'constructor' },
        { outcome: 'rejected', code: 'constructor' },
      ],
      [
        { kind: 'http', status: 502 },
        { outcome: 'retry', code: 'HTTP_502' },
      ],
      [
        { kind: 'http', status: 200 },
        { outcome: 'unknown', code: 'HTTP_200' },
      ],
      [{ kind: 'reset' }, { outcome: 'unknown', code: 'ECONNRESET' }],
      [{ kind: 'down' }, { outcome: 'retry', code: 'ECONNREFUSED' }],
    ] as const)('maps %j', async (fault, receipt) => {
      platform.fail(fault);
      await platform.faultSet;
      expect(await send('您好')).toEqual(receipt);
      expect(platform.shown(CUSTOMER)).toEqual([]);
      platform.fail(null);
      await platform.faultSet;
      expect(await send('您好')).toHaveProperty('outcome', 'sent');
    });

    it('logs neither secrets nor texts nor numbers', async () => {
      await open({}, { [`${PREFIX}SIGN_NAME`]: '别家银行' });
      await send('余额 42');
      await platform.push([{ nonsense: 1 }, { phone_number: '13800138000', mobile: '13800138000' }]);
      expect(logged.length).toBeGreaterThan(1);
      for (const word of [...secrets.map((key) => platform.settings[key] ?? '?'), '13800138000', '余额']) {
        expect(logged.filter((line) => line.includes(word))).toEqual([]);
      }
    });
  });

  describe('pushes', () => {
    const path = () => `/channels/sms/${name}/${setting('PUSH_PATH')}`;

    it('hears a customer', async () => {
      expect(await platform.write(CUSTOMER, '查余额')).toMatchObject({ acknowledged: true, attempts: 1 });
      expect(host.accepted).toHaveLength(1);
      expect(host.accepted[0]?.activity).toMatchObject({
        type: 'message',
        text: '查余额',
        from: { id: CUSTOMER },
        conversation: { id: `sms-${CUSTOMER}` },
      });
    });

    it('hears a customer again whose message could not be stored, and once only', async () => {
      host.failWith = new AppError('STORE_UNAVAILABLE', 'Not now.');
      await open({ repeatAfterMs: [200, 200] });
      host.failWith = new AppError('STORE_UNAVAILABLE', 'Not now.');
      const written = platform.write(CUSTOMER, '查余额');
      await eventually(
        () => logged.length,
        (lines) => lines > 0,
      );
      host.failWith = null;
      expect(await written).toMatchObject({ acknowledged: true, attempts: 2 });
      await platform.push(payloadOf(host));
      expect(host.stored.filter(({ direction }) => direction === 'in')).toHaveLength(1);
    });

    it('takes the good items of a push that holds bad ones', async () => {
      const items = [
        null,
        7,
        'text',
        [],
        { nonsense: true },
        reply('一'),
        { ...reply('二'), ...badText() },
        reply('三'),
      ];
      expect(await platform.push(items)).toMatchObject({ acknowledged: true, attempts: 1 });
      const seen = host.accepted.map(({ activity }) => activity.text ?? activity.type);
      expect(seen).toEqual(['一', 'event', '三']);
    });

    it('tells the vendor when it can read nothing, and does not fall', async () => {
      expect(await platform.push([{ nonsense: true }])).toMatchObject({ acknowledged: false, status: 400 });
      expect(await platform.push([])).toMatchObject({ acknowledged: true });
    });

    it('takes the others when one message is refused for good', async () => {
      const accept = host.accept.bind(host);
      jest.spyOn(host, 'accept').mockImplementation((inbound) => {
        if (inbound.activity.text !== '二') return accept(inbound);
        return Promise.reject(new AppError('TOO_LARGE', 'Too long.'));
      });
      expect(await platform.push([reply('一'), reply('二'), reply('三')])).toMatchObject({
        acknowledged: true,
      });
      expect(host.accepted.map(({ activity }) => activity.text)).toEqual(['一', '三']);
    });

    it('hands in what became of our sends', async () => {
      platform.makeUnreachable('+8613900139000', 'MOBILE_NOT_ON_SERVICE');
      const known = host.report.bind(host);
      jest.spyOn(host, 'report').mockImplementation((report) => {
        host.ownSends.add(report.vendorId);
        return known(report);
      });
      await send('您好');
      await send('您好', { to: '+8613900139000' });
      await eventually(
        () => platform.reported,
        (reported) => reported.length === 2,
      );
      expect(host.reports).toEqual([
        expect.objectContaining({ vendorId: platform.shown(CUSTOMER)[0]?.id, state: 'delivered' }),
        expect.objectContaining({ state: 'failed', code: 'MOBILE_NOT_ON_SERVICE' }),
      ]);
      expect(host.reports[0]?.at).toEqual(new Date(Math.floor(host.clock.now().getTime() / 1000) * 1000));
    });

    it('takes a report that is earlier than the answer to its send, or about no send of ours, at once', async () => {
      await open({ earlyReports: true });
      const receipt = await send('您好');
      expect(platform.reported).toMatchObject([{ acknowledged: true, attempts: 1 }]);
      expect(receipt).toMatchObject({ outcome: 'sent', vendorId: host.reports[0]?.vendorId });
    });

    it('lets reports come again that could not be stored, and takes the others', async () => {
      const known = host.report.bind(host);
      jest.spyOn(host, 'report').mockImplementation((report) => {
        if (report.vendorId === 'two') return Promise.reject(new AppError('STORE_UNAVAILABLE', 'Not now.'));
        return known(report);
      });
      const reports = ['one', 'two', 'three'].map(reportOf);
      expect(await platform.push([...reports, reply('一')])).toMatchObject({
        acknowledged: false,
        attempts: 4,
      });
      expect(host.reports.slice(0, 2)).toMatchObject([{ vendorId: 'one' }, { vendorId: 'three' }]);
      expect(host.stored.filter(({ direction }) => direction === 'in')).toHaveLength(1);
    });

    it.each([
      ['another path', () => ({ url: `/channels/sms/${name}/${'x'.repeat(40)}`, ip: '127.0.0.1' })],
      ['a path that is longer', () => ({ url: `${path()}x`, ip: '127.0.0.1' })],
      ['a foreign address', () => ({ url: path(), ip: '203.0.113.7' })],
      ['no address', () => ({ url: path(), ip: '' })],
    ])('answers %s as if nothing were there', async (_name, from) => {
      const { url, ip } = from();
      const response = await callChannel(provider, 'POST', url, { ip, body: [reply('一')] });
      expect(response.status).toBe(404);
      expect(response.body).toEqual({ code: 'NOT_FOUND' });
      expect(host.accepted).toEqual([]);
    });

    it('knows its caller behind IPv6 too', async () => {
      const response = await callChannel(provider, 'POST', path(), {
        ip: '::ffff:127.0.0.1',
        body: [reply('一')],
      });
      expect(response.status).toBe(200);
    });
  });

  describe('settings', () => {
    it('does not start without a secret path and a list of callers', () => {
      for (const key of ['PUSH_PATH', 'PUSH_SOURCES', 'SIGN_NAME']) {
        const { [PREFIX + key]: left, ...rest } = platform.settings;
        expect(left).toBeDefined();
        expect(() => mount(host, rest)).toThrow(PREFIX + key);
      }
    });

    it.each([
      ['PUSH_PATH', 'short'],
      ['PUSH_PATH', `${'a'.repeat(30)}/b`],
      ['PUSH_SOURCES', '0.0.0.0/0'],
      ['API_URL', 'http://sms.example'],
      ['API_URL', 'sms.example'],
      ['PARAM_MAX', '0'],
      ['SIGN_NAME', '【银行】'],
      ['TEMPLATE', 'my template'],
    ])('refuses %s %j', (key, value) => {
      expect(() => mount(host, { ...platform.settings, [PREFIX + key]: value })).toThrow(PREFIX + key);
    });

    it('takes callers from anywhere only when that is said', async () => {
      await open({}, { [`${PREFIX}PUSH_SOURCES`]: 'any' });
      const response = await callChannel(provider, 'POST', path(), {
        ip: '203.0.113.7',
        body: [reply('一')],
      });
      expect(response.status).toBe(200);
    });

    const path = () => `/channels/sms/${name}/${setting('PUSH_PATH')}`;
  });

  let counted = 1;
  function reply(text: string): object {
    counted += 1;
    if (name === 'tencent')
      return { mobile: '13800138000', nationcode: '86', sign: 'x', text, time: 1_457_336_869 };
    return {
      phone_number: '13800138000',
      content: text,
      send_time: '2025-01-02 11:00:00',
      sequence_id: counted,
    };
  }
  const badText = () => (name === 'tencent' ? { text: { a: 1 } } : { content: { a: 1 } });
  const payloadOf = ({ accepted }: FakeChannelHost) => {
    const { text } = accepted[0]?.activity ?? {};
    const sent = host.clock.now();
    if (name === 'tencent') {
      return { mobile: '13800138000', nationcode: '86', text, time: Math.floor(sent.getTime() / 1000) };
    }
    return [
      { phone_number: '13800138000', content: text, send_time: '2025-01-02 11:04:05', sequence_id: '100001' },
    ];
  };
  const reportOf = (id: string) =>
    name === 'tencent'
      ? { sid: id, report_status: 'SUCCESS', errmsg: 'DELIVRD', user_receive_time: '2025-01-02 11:00:00' }
      : { biz_id: id, success: true, report_time: '2025-01-02 11:00:00' };
});
