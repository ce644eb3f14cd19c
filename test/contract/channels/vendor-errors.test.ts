import { channels } from '../../../channels';
import type { Platform } from '../../../playground/platforms/platform';
import { startAliyun } from '../../../playground/platforms/aliyun';
import { startSmppCentre } from '../../../playground/platforms/smpp';
import { startTencent } from '../../../playground/platforms/tencent';
import { TwilioPlatform } from '../../../playground/platforms/twilio';
import { WechatPlatform } from '../../../playground/platforms/wechat';
import { WecomKfPlatform } from '../../../playground/platforms/wecom-kf';
import { loadConfig } from '../../../src/config/load';
import type { Activity } from '../../../src/contract/activity';
import type { MountedChannel, Receipt } from '../../../src/contract/channel';
import { FakeChannelHost } from '../../fakes/channel-host';
import { serveChannel, type ChannelServer } from '../../fakes/channel-server';
import { eventually } from '../../support/eventually';

type Outcome = Receipt['outcome'] | 'rejected elsewhere';

interface Vendor {
  channel: string;
  start: () => Promise<Platform>;
  customer: string;
  /** Code and outcome, as the vendor's pages and the facts have them: not read from the product. */
  codes: Record<string, Outcome>;
}

const VENDORS: Record<string, Vendor> = {
  WeChat: {
    channel: 'wechat',
    start: () => new WechatPlatform().start(),
    customer: 'oCUSTOMER',
    codes: {
      ...{ '-1': 'retry', 40001: 'retry', 40014: 'retry', 42001: 'retry', 45009: 'retry', 45011: 'retry' },
      ...{ 45015: 'closed', 45047: 'closed' },
      ...{ 40003: 'rejected elsewhere', 43004: 'rejected elsewhere' },
      ...{ 48002: 'rejected elsewhere', 50002: 'rejected elsewhere' },
      ...{ 45002: 'rejected', 44004: 'rejected', 99999: 'rejected' },
      // Somebody has to put it right at the vendor; the answers wait for that.
      ...{ 40164: 'retry', 48001: 'retry', 48004: 'retry', 40013: 'retry', 40125: 'retry' },
    },
  },
  微信客服: {
    channel: 'wecom-kf',
    start: () => WecomKfPlatform.start(),
    customer: 'customer',
    codes: {
      ...{ '-1': 'retry', 42001: 'retry', 45009: 'retry', 60020: 'retry', 48002: 'retry' },
      ...{ 95001: 'closed', 40003: 'rejected elsewhere', 99999: 'rejected' },
    },
  },
  Twilio: {
    channel: 'sms',
    start: () => TwilioPlatform.start(),
    customer: '+8613800138000',
    codes: {
      ...{ 20429: 'retry', 21610: 'rejected', 99999: 'rejected' },
      ...{ 21211: 'rejected elsewhere', 21614: 'rejected elsewhere' },
    },
  },
  Aliyun: {
    channel: 'sms',
    start: () => startAliyun(),
    customer: '+8613800138000',
    codes: {
      'isv.BUSINESS_LIMIT_CONTROL': 'retry',
      'isv.DAY_LIMIT_CONTROL': 'retry',
      'isv.MOBILE_NUMBER_ILLEGAL': 'rejected elsewhere',
      // It is about words in the text (such as an address in a variable), not about the customer.
      'isv.BLACK_KEY_CONTROL_LIMIT': 'rejected',
    },
  },
  Tencent: {
    channel: 'sms',
    start: () => startTencent(),
    customer: '+8613800138000',
    codes: {
      'LimitExceeded.PhoneNumberThirtySecondLimit': 'retry',
      'LimitExceeded.DeliveryFrequencyLimit': 'retry',
      'InvalidParameterValue.IncorrectPhoneNumber': 'rejected elsewhere',
    },
  },
  SMPP: {
    channel: 'sms',
    start: () => startSmppCentre(),
    customer: '+8613800138000',
    codes: {
      ...{ '0x58': 'retry', '0x14': 'retry', '0x08': 'retry' },
      ...{ '0x0B': 'rejected elsewhere', '0x45': 'rejected' },
    },
  },
};

describe.each(Object.entries(VENDORS))(
  'an error code of %s',
  (_name, { channel: name, start, customer, codes }) => {
    let platform: Platform;
    let mounted: MountedChannel;
    let server: ChannelServer;
    let host: FakeChannelHost;

    beforeAll(async () => {
      platform = await start();
      const channel = channels.find((one) => one.name === name);
      if (!channel) throw new Error(`${name} is not mounted`);
      host = new FakeChannelHost({ channel: name, now: new Date() });
      const settings = loadConfig(platform.settings, { [name]: channel.settings }).channels[name];
      const running = channel.mount(host, settings);
      if (!running) throw new Error(`${name} did not mount`);
      mounted = running;
      server = await serveChannel(mounted, host);
      platform.connect(server.origin);
      await eventually(
        () => send('warm up'),
        ({ outcome }) => outcome !== 'retry',
      );
    });
    afterAll(async () => {
      await mounted.close?.();
      await server.close();
      await platform.close();
    });

    async function send(text: string): Promise<Receipt> {
      const { pushed, id } = await firstWords();
      if (!pushed) throw new Error('the customer could not write');
      const activity: Activity = {
        type: 'message',
        channelId: name,
        from: { id: 'bot', name: 'bot' },
        conversation: { id: host.conversationOf(id) },
        recipient: { id, name: '' },
        text,
      };
      return mounted.deliver(activity, `${host.conversationOf(id)}|${text}`);
    }

    let customerId: string | null = null;
    /** The customer writes first: a vendor lets nobody be written to who never did. */
    async function firstWords(): Promise<{ pushed: boolean; id: string }> {
      if (customerId === null) {
        await platform.write(customer, 'hello');
        const seen = await eventually(
          () => host.stored.find(({ direction }) => direction === 'in')?.activity.from.id,
          (id) => id !== undefined,
        );
        customerId = seen ?? '';
      }
      return { pushed: true, id: customerId };
    }

    it.each(Object.entries(codes))('%s is: %s', async (code, expected) => {
      platform.fail({ kind: 'vendor', code });
      const receipt = await send(`after ${code}`);
      platform.fail(null);
      const elsewhere = receipt.outcome === 'rejected' && receipt.elsewhere === true ? ' elsewhere' : '';
      expect(`${receipt.outcome}${elsewhere}`).toBe(expected);
    });
  },
);
