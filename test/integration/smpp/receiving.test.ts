import { AppError } from '../../../src/contract/errors';
import { eventually } from '../../support/eventually';
import { CUSTOMER, makeBench, sms, type Bench, type BenchOptions } from './bench';

const LONG = '我想查一下上个月的信用卡账单，为什么比平时多了三百二十元？😀'.repeat(8);
const FIELDS = {
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: '8613800138000',
  destination_addr: '106900001',
};
const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();
const part = (reference: number, total: number, number: number, text: string) => ({
  ...FIELDS,
  data_coding: 8,
  esm_class: 0x40,
  short_message: Buffer.concat([Buffer.from([5, 0, 3, reference, total, number]), ucs2(text)]),
});

let bench: Bench;
const open = async (options?: BenchOptions) => {
  bench = await makeBench(options);
  return bench;
};

afterEach(async () => {
  await bench.close();
});

describe('texts of customers', () => {
  it.each([
    ['English', 'What is my balance?'],
    ['GSM extension characters', '{a} [b] ~ 5€'],
    ['Chinese', '余额多少？'],
    ['a long Chinese text with torn surrogate pairs', LONG],
    ['a long English text', 'Please tell me what happened to my card. '.repeat(12)],
  ])('hands in %s', async (_what, text) => {
    const { centre, host } = await open();
    await expect(centre.write(CUSTOMER, text)).resolves.toMatchObject({ acknowledged: true });
    expect(bench.texts()).toEqual([text]);
    expect(host.stored[0]).toMatchObject({
      conversationId: `sms-${CUSTOMER}`,
      activity: { type: 'message', from: { id: CUSTOMER }, channelData: { provider: 'smpp' } },
    });
  });

  it('puts parts together that come in any order', async () => {
    const { centre } = await open();
    centre.manners.outOfOrder = true;
    await centre.write(CUSTOMER, LONG);
    expect(bench.texts()).toEqual([LONG]);
  });

  it('reads Latin-1, message_payload and SAR fields', async () => {
    const { centre } = await open();
    const bytes = Buffer.from('¿Qué? ñ', 'latin1');
    await centre.deliverOnce('bank', { ...FIELDS, data_coding: 3, short_message: bytes });
    await centre.deliverOnce('bank', { ...FIELDS, data_coding: 8, message_payload: ucs2(LONG) });
    for (const number of [2, 1]) {
      const sar = { sar_msg_ref_num: 700, sar_total_segments: 2, sar_segment_seqnum: number };
      await centre.deliverOnce('bank', {
        ...FIELDS,
        data_coding: 8,
        short_message: ucs2(`第${number}段`),
        ...sar,
      });
    }
    expect(bench.texts()).toEqual(['¿Qué? ñ', LONG, '第1段第2段']);
  });

  it('keeps the order of what one customer sends', async () => {
    const { centre, host } = await open();
    const accept = host.accept.bind(host);
    let first = true;
    host.accept = async (inbound) => {
      if (first) {
        first = false;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      return accept(inbound);
    };
    await Promise.all(['one', 'two', 'three'].map((text) => centre.write(CUSTOMER, text)));
    expect(bench.texts()).toEqual(['one', 'two', 'three']);
  });

  it('hands in after the time what came of a text, and says what is missing', async () => {
    const { centre, host } = await open();
    await centre.deliverOnce('bank', part(9, 3, 3, '结尾'));
    await centre.deliverOnce('bank', part(9, 3, 1, '开头'));
    expect(bench.texts()).toEqual([]);
    host.advance(11 * 60_000);
    await eventually(bench.texts, (texts) => texts.length > 0);
    expect(bench.texts()).toEqual(['开头 […] 结尾']);
    expect(host.stored[0]?.activity.channelData).toMatchObject({ missing: [2] });
  });

  it('takes the same reference with other words for another text', async () => {
    const { centre } = await open();
    await centre.deliverOnce('bank', part(7, 2, 1, '甲'));
    await centre.deliverOnce('bank', part(7, 2, 2, '乙'));
    await centre.deliverOnce('bank', part(7, 2, 2, '丁'));
    await centre.deliverOnce('bank', part(7, 2, 1, '丙'));
    expect(bench.texts()).toEqual(['甲乙', '丙丁']);
  });
});

describe('deliveries that are repeated', () => {
  it('asks the centre to repeat what could not be stored, and takes it once', async () => {
    const { centre, host } = await open();
    host.failWith = new AppError('STORE_UNAVAILABLE', 'The store is gone.');
    const writing = centre.write(CUSTOMER, '你好');
    await eventually(
      () => centre.refused.length,
      (count) => count > 1,
    );
    expect(new Set(centre.refused)).toEqual(new Set([0x64]));
    host.failWith = null;
    await expect(writing).resolves.toMatchObject({ acknowledged: true });
    expect(bench.texts()).toEqual(['你好']);
  });

  it('takes a text that a customer sends twice for two', async () => {
    const { centre } = await open();
    await centre.write(CUSTOMER, '1');
    await centre.write(CUSTOMER, '1');
    await Promise.all([centre.write(CUSTOMER, '1'), centre.write(CUSTOMER, '1')]);
    expect(bench.texts()).toEqual(['1', '1', '1', '1']);
  });

  it('takes a text for a repeat whose answer may not have arrived', async () => {
    const { centre } = await open({ timing: { confirmMs: 60_000 } });
    await centre.write(CUSTOMER, '1');
    centre.disconnect();
    await bench.unbound();
    await bench.bound();
    await centre.write(CUSTOMER, '1');
    expect(bench.texts()).toEqual(['1']);
    await bench.crash();
    await bench.start();
    await centre.write(CUSTOMER, '1');
    expect(bench.texts()).toEqual(['1']);
  });

  it('takes a text for a new one once the answer to the last has been read', async () => {
    const { centre, host } = await open();
    await centre.write(CUSTOMER, '1');
    await eventually(
      () => host.shared.get(openKey()),
      (open) => open === null,
    );
    centre.disconnect();
    await bench.unbound();
    await bench.bound();
    await centre.write(CUSTOMER, '1');
    expect(bench.texts()).toEqual(['1', '1']);

    function openKey(): string {
      const [stored] = host.accepted;
      return `smpp:open:${stored?.vendorId.slice(0, 22) ?? ''}`;
    }
  });

  it('keeps parts over a crash, and takes a repeated part once', async () => {
    const { centre } = await open();
    await centre.deliverOnce('bank', part(5, 3, 1, '一'));
    await centre.deliverOnce('bank', part(5, 3, 3, '三'));
    await bench.crash();
    await bench.start();
    await centre.deliverOnce('bank', part(5, 3, 3, '三'));
    await centre.deliverOnce('bank', part(5, 3, 2, '二'));
    await centre.deliverOnce('bank', part(5, 3, 2, '二'));
    expect(bench.texts()).toEqual(['一二三']);
  });

  it('hands in once what two processes have received in parts', async () => {
    const { centre } = await open();
    await bench.start();
    // Both are bound; the centre gives the parts to either.
    await Promise.all(
      [1, 2, 3].map((number) => centre.deliverOnce('bank', part(6, 3, number, `${number}`), number % 2)),
    );
    expect(bench.texts()).toEqual(['123']);
  });
});

describe('receipts', () => {
  const send = async () => {
    const receipt = await bench.provider.send(sms('您好'));
    const id = receipt.outcome === 'sent' ? (receipt.vendorId ?? '') : '';
    bench.host.ownSends.add(id);
    return id;
  };
  const reported = (id: string) =>
    eventually(
      () => bench.host.reports.filter(({ vendorId }) => vendorId === id),
      (reports) => reports.length > 0,
      2_000,
    );

  it.each(['text', 'fields', 'both'] as const)('are read in the form "%s"', async (form) => {
    const { centre } = await open();
    centre.manners.receipts.form = form;
    const id = await send();
    expect((await reported(id))[0]).toMatchObject({ state: 'delivered' });
  });

  it('are kept that come before the answer to the send', async () => {
    const { centre, host } = await open();
    centre.manners.receipts.when = 'before';
    const id = await send();
    expect(host.reports).toHaveLength(1);
    await eventually(
      () => host.reports.length,
      (count) => count === 2,
    );
    expect(host.reports.every(({ vendorId, state }) => vendorId === id && state === 'delivered')).toBe(true);
    // Found by the second look; there is no third.
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(host.reports).toHaveLength(2);
  });

  it('find their message when the id is hexadecimal in the answer and decimal here', async () => {
    const { centre } = await open({ settings: { SMPP_RECEIPT_IDS: 'hex-to-decimal' } });
    centre.manners.ids = 'hex-decimal';
    const id = await send();
    expect(await reported(id)).not.toHaveLength(0);
  });

  it.each([
    ['UNDELIV', 'failed'],
    ['EXPIRED', 'failed'],
    ['REJECTD', 'failed'],
    ['DELETED', 'failed'],
    ['MK:0001', 'failed'],
  ])('say that %s has %s', async (state, expected) => {
    const { centre } = await open();
    centre.manners.receipts = { ...centre.manners.receipts, state, form: 'text' };
    const id = await send();
    expect((await reported(id))[0]).toMatchObject({ state: expected, code: `${state}:001` });
  });

  it.each(['ENROUTE', 'ACCEPTD', 'UNKNOWN'])('say nothing final with %s', async (state) => {
    const { centre, host } = await open();
    centre.manners.receipts.state = state;
    await send();
    await eventually(
      () => centre.taken,
      (count) => count === 1,
    );
    expect(host.reports).toEqual([]);
  });

  it('are asked for again when they could not be stored', async () => {
    const { centre, host } = await open();
    const report = host.report.bind(host);
    let failures = 2;
    host.report = (given) => {
      failures -= 1;
      return failures >= 0 ? Promise.reject(new Error('the store is gone')) : report(given);
    };
    const id = await send();
    await reported(id);
    expect(centre.refused).toEqual([0x64, 0x64]);
  });
});
