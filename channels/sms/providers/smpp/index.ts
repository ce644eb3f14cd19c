import type { ChannelHost } from '../../../../src/contract/channel';
import type { MountedProvider, SmsProvider } from '../../provider';
import { configOf, TIMING, type Timing } from './config';
import { Connection } from './connection';
import { decode } from './decode';
import { Inbox } from './inbox';
import { Pace } from './pace';
import { Progress } from './progress';
import { ReceiptDesk } from './receipt-desk';
import { Sender } from './sender';
import { smppSettings, type SmppSettings } from './settings';
import { Slots } from './slots';

/** Messages that may wait for the window; more are told to come again. */
const LONGEST_ROW = 1_000;

type Settings = SmppSettings & { SMS_COUNTRY?: string };

/** A message centre of an operator or aggregator by SMPP 3.4. */
export const smpp: SmsProvider<Settings> = {
  name: 'smpp',
  settings: smppSettings,
  decode,
  mount: (host, settings) => mountSmpp(host, settings, TIMING),
};

export function mountSmpp(host: ChannelHost, settings: Settings, timing: Timing): MountedProvider {
  const config = configOf(settings);
  const receipts = new ReceiptDesk(host, timing.receiptRetryMs);
  const inbox = new Inbox({
    host,
    timing,
    receipts,
    receiptIds: config.receiptIds,
    country: settings.SMS_COUNTRY ?? 'CN',
  });
  const connection = new Connection({
    config,
    timing,
    logger: host.logger,
    delivered: (pdu, session) => void inbox.take(pdu, session),
    random: Math.random,
  });
  const sender = new Sender({
    config,
    timing,
    connection,
    slots: new Slots(config.window, LONGEST_ROW),
    pace: new Pace(config.perSecond, timing.recoverMs, () => performance.now()),
    progress: new Progress(host.shared, host.clock),
    logger: host.logger,
  });
  connection.start();
  return {
    routes: [],
    send: (message) => sender.send(message),
    async close() {
      await sender.close();
      await inbox.close();
      await connection.close();
      receipts.close();
    },
  };
}
