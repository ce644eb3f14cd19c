import { createServer, type AddressInfo, type Socket } from 'node:net';
import { mountSmpp } from '../../../channels/sms/providers/smpp';
import { smppSettings } from '../../../channels/sms/providers/smpp/settings';
import { segmentOf } from '../../../playground/platforms/smpp/checks';
import { eventually } from '../../support/eventually';
import { CUSTOMER, makeBench, SHORT, sms, type Bench, type BenchOptions } from './bench';

const LONG_CHINESE = '您好，您的信用卡账单已出，本期应还金额为人民币壹仟贰佰叁拾肆元整。'.repeat(7);
const LONG_ENGLISH = 'Your statement {is} ready, pay [1,234.00€] by the 5th. '.repeat(6);

let bench: Bench;
const open = async (options?: BenchOptions) => {
  bench = await makeBench(options);
  return bench;
};
const shown = () => bench.centre.shown(CUSTOMER).map(({ text }) => text);

afterEach(async () => {
  await bench.close();
});

describe('sending over SMPP', () => {
  it.each([
    ['English', 'Your balance is 5.00 @ 10:00', 0],
    ['extension characters', 'a^b{c}[d]~e|f\\g€', 0],
    ['Chinese', '您的余额为5元', 8],
    ['an emoji', 'ok 😀', 8],
  ])('brings %s to the phone', async (_what, text, coding) => {
    const { provider, centre } = await open();
    await expect(provider.send(sms(text))).resolves.toMatchObject({ outcome: 'sent', segments: 1 });
    expect(shown()).toEqual([text]);
    expect(centre.submits[0]?.pdu.data_coding).toBe(coding);
    expect(centre.violations).toEqual([]);
  });

  it('uses data_coding 1 when the operator wants it', async () => {
    const { provider, centre } = await open({ settings: { SMPP_GSM_DATA_CODING: '1' } });
    await provider.send(sms('hello'));
    expect(centre.submits[0]?.pdu.data_coding).toBe(1);
  });

  it.each(['udh', 'sar', 'payload'])(
    'splits long texts by %s, the parts in order',
    async (SMPP_CONCATENATION) => {
      const { provider, centre } = await open({ settings: { SMPP_CONCATENATION } });
      const texts = [LONG_CHINESE, LONG_ENGLISH, `${'字'.repeat(66)}😀${'字'.repeat(10)}`];
      const expected = [4, 3, 2];
      for (const [index, text] of texts.entries()) {
        const receipt = await provider.send(sms(text));
        expect(receipt).toMatchObject({ outcome: 'sent', segments: expected[index] });
      }
      expect(shown()).toEqual(texts);
      expect(centre.violations).toEqual([]);
    },
  );

  it('gives the id of the last part, for which the receipt comes', async () => {
    const { provider, centre, host } = await open();
    const receipt = await provider.send(sms(LONG_CHINESE));
    expect(receipt).toMatchObject({ vendorId: centre.shown(CUSTOMER)[0]?.id });
    await eventually(
      () => host.reports,
      (reports) => reports.length > 0,
    );
    expect(new Set(host.reports.map(({ vendorId }) => vendorId)).size).toBe(1);
  });

  it('keeps at most the window unanswered, and uses it', async () => {
    const { provider, centre } = await open({ settings: { SMPP_WINDOW: '4' } });
    centre.manners.window = 4;
    centre.manners.answerMs = 20;
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => provider.send(sms(`n${n}`, `+861380013${8000 + n}`))),
    );
    expect(sent.every(({ outcome }) => outcome === 'sent')).toBe(true);
    expect(centre.deepest).toBe(4);
    expect(centre.violations).toEqual([]);
  });

  it('keeps the rate', async () => {
    const { provider, centre } = await open({ settings: { SMPP_RATE: '50' } });
    await Promise.all(Array.from({ length: 20 }, (_, n) => provider.send(sms(`n${n}`))));
    const times = centre.submits.map(({ at }) => at);
    const took = (times.at(-1) ?? 0) - (times[0] ?? 0);
    // 19 gaps of 20 ms; timers may be early by a little.
    expect(took).toBeGreaterThan(19 * 20 * 0.9);
  });

  it.each(['ESME_RTHROTTLED', 'ESME_RMSGQFUL'])('slows down and asks for a retry at %s', async (code) => {
    const { provider, centre } = await open({ settings: { SMPP_RATE: '20' } });
    centre.manners.failNext({ kind: 'vendor', code });
    const refused = await provider.send(sms('one'));
    expect(refused).toEqual({ outcome: 'retry', code, afterMs: expect.any(Number) as number });
    const before = performance.now();
    await provider.send(sms('two'));
    // Half of 20 per second: a tenth of a second.
    expect(performance.now() - before).toBeGreaterThan(80);
    expect(shown()).toEqual(['two']);
  });

  it.each([
    ['ESME_RSYSERR', { outcome: 'retry' }],
    ['ESME_RX_T_APPN', { outcome: 'retry' }],
    ['ESME_RINVDSTADR', { outcome: 'rejected', elsewhere: true }],
    ['ESME_RINVSRCADR', { outcome: 'rejected' }],
    ['ESME_RSUBMITFAIL', { outcome: 'rejected' }],
  ])('judges %s', async (code, expected) => {
    const { provider, centre } = await open();
    centre.fail({ kind: 'vendor', code });
    await expect(provider.send(sms('one'))).resolves.toMatchObject({ ...expected, code });
  });

  it('does not know what came of it when the answer never comes', async () => {
    const { provider, centre } = await open();
    centre.fail({ kind: 'hang' });
    await expect(provider.send(sms('one'))).resolves.toEqual({ outcome: 'unknown', code: 'SMPP_NO_ANSWER' });
  });

  it('does not know what came of it when the connection breaks before the answer', async () => {
    const { provider, centre } = await open({ timing: { responseMs: 10_000 } });
    centre.manners.failNext({ kind: 'reset' });
    await expect(provider.send(sms('one'))).resolves.toEqual({ outcome: 'unknown', code: 'SMPP_NO_ANSWER' });
    await bench.bound();
    await expect(provider.send(sms('two'))).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('asks for a retry while there is no connection, and connects again by itself', async () => {
    const { provider, centre } = await open();
    centre.fail({ kind: 'down' });
    await bench.unbound();
    const waiting = await provider.send(sms('one'));
    expect(waiting).toEqual({
      outcome: 'retry',
      code: 'SMPP_NOT_BOUND',
      afterMs: expect.any(Number) as number,
    });
    expect(centre.sends()).toBe(0);
    centre.fail(null);
    await bench.bound();
    await expect(provider.send(sms('one'))).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('tells those who wait too long to come again', async () => {
    const { provider, centre } = await open({
      settings: { SMPP_WINDOW: '1' },
      timing: { queueMs: 50, responseMs: 2_000 },
    });
    centre.manners.answerMs = 300;
    const [first, second] = await Promise.all([provider.send(sms('one')), provider.send(sms('two'))]);
    expect(first).toMatchObject({ outcome: 'sent' });
    expect(second).toMatchObject({ outcome: 'retry', code: 'SMPP_BUSY' });
    expect(shown()).toEqual(['one']);
  });
});

describe('a long text that is refused in the middle', () => {
  it('goes on with the part that was throttled while there is time', async () => {
    const { provider, centre } = await open();
    const sending = provider.send(sms(LONG_CHINESE));
    await eventually(
      () => centre.sends(),
      (count) => count > 0,
    );
    centre.manners.failNext({ kind: 'vendor', code: 'ESME_RTHROTTLED' });
    await expect(sending).resolves.toMatchObject({ outcome: 'sent', segments: 4 });
    expect(shown()).toEqual([LONG_CHINESE]);
  });

  it('goes on at that part in the next attempt, also after a restart', async () => {
    const { provider, centre } = await open({ timing: { queueMs: 300 } });
    const message = sms(LONG_CHINESE);
    centre.manners.answerMs = 20;
    const sending = provider.send(message);
    await eventually(
      () => centre.sends(),
      (count) => count === 2,
    );
    centre.fail({ kind: 'vendor', code: 'ESME_RSYSERR' });
    const stopped = await sending;
    expect(stopped).toMatchObject({
      outcome: 'retry',
      code: expect.stringMatching(/^ESME_RSYSERR:PART_[23]_OF_4$/) as string,
    });
    centre.fail(null);
    await bench.stop();
    await bench.start();
    await expect(bench.provider.send(message)).resolves.toMatchObject({ outcome: 'sent', segments: 4 });
    expect(shown()).toEqual([LONG_CHINESE]);
    const taken = centre.submits.map(({ pdu }) => segmentOf(pdu).part?.number);
    expect(taken.filter((number) => number === 1)).toHaveLength(1);
  });

  it('stops in time when the centre is slow, and goes on in the next attempts', async () => {
    const { provider, centre } = await open({ timing: { queueMs: 100 } });
    centre.manners.answerMs = 70;
    const message = sms(LONG_CHINESE);
    const outcomes = [await provider.send(message), await provider.send(message)];
    expect(outcomes).toMatchObject([
      { outcome: 'retry', code: 'SMPP_BUSY:PART_3_OF_4' },
      { outcome: 'sent' },
    ]);
    expect(shown()).toEqual([LONG_CHINESE]);
    expect(centre.sends()).toBe(4);
  });

  it('is rejected for good without sending anything again', async () => {
    const { provider, centre } = await open();
    centre.manners.answerMs = 20;
    const sending = provider.send(sms(LONG_CHINESE));
    await eventually(
      () => centre.sends(),
      (count) => count === 2,
    );
    centre.fail({ kind: 'vendor', code: 'ESME_RSUBMITFAIL' });
    await expect(sending).resolves.toMatchObject({
      outcome: 'rejected',
      code: expect.stringMatching(/^ESME_RSUBMITFAIL:PART_[23]_OF_4$/) as string,
    });
  });

  it('is unknown when the answer to a part is lost', async () => {
    const { provider, centre } = await open();
    centre.manners.answerMs = 20;
    const sending = provider.send(sms(LONG_CHINESE));
    await eventually(
      () => centre.sends(),
      (count) => count === 2,
    );
    centre.fail({ kind: 'hang' });
    await expect(sending).resolves.toMatchObject({ outcome: 'unknown' });
  });

  it('is unknown when it cannot be remembered how far it came', async () => {
    const { provider, centre, host } = await open({ timing: { queueMs: 300 } });
    centre.manners.answerMs = 20;
    const sending = provider.send(sms(LONG_CHINESE));
    await eventually(
      () => centre.sends(),
      (count) => count === 2,
    );
    host.shared.put = () => Promise.reject(new Error('the store is gone'));
    centre.fail({ kind: 'vendor', code: 'ESME_RSYSERR' });
    await expect(sending).resolves.toMatchObject({ outcome: 'unknown' });
  });
});

describe('the connection', () => {
  it('is given up and made again when nobody answers on it', async () => {
    const { provider, centre } = await open({ timing: { responseMs: 100, confirmMs: 1 } });
    centre.manners.deaf = true;
    // The answer to a delivery is followed by a check of the link, which stays unanswered.
    await centre.write(CUSTOMER, 'hello');
    await bench.unbound();
    centre.manners.deaf = false;
    await bench.bound();
    await expect(provider.send(sms('one'))).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('comes back after the centre has said goodbye', async () => {
    const { centre } = await open();
    centre.unbindAll();
    await bench.unbound();
    await bench.bound();
    expect(centre.bound()).toBe(true);
  });

  it.each([
    ['a length beyond all measure', Buffer.from('ffffffff', 'hex')],
    ['a PDU without a header', Buffer.from('0000000900000005aa', 'hex')],
    ['a PDU that ends in the middle of a field', Buffer.from('00000012000000050000000000000001aabb', 'hex')],
  ])('is made again after %s', async (_what, garbage) => {
    await open();
    const garbler = await startGarbler(garbage);
    const other = mountSmpp(
      bench.host,
      smppSettings.parse({ ...bench.centre.settings, SMPP_URL: garbler.url }),
      SHORT,
    );
    await eventually(
      () => garbler.connections(),
      (count) => count >= 2,
    );
    await other.close?.();
    garbler.close();
  });

  it('says what to check when the bind is refused, and is made once it is not', async () => {
    const { centre, host, provider } = await open();
    const errors: object[] = [];
    host.logger.error = (fields) => void errors.push(fields);
    centre.manners.bindStatus = 'ESME_RINVPASWD';
    centre.disconnect();
    await eventually(
      () => errors.length,
      (count) => count > 0,
    );
    expect(errors[0]).toMatchObject({ code: 'ESME_RINVPASWD' });
    expect(JSON.stringify(errors)).not.toContain('secret');
    await expect(provider.send(sms('one'))).resolves.toMatchObject({ code: 'SMPP_NOT_BOUND' });
    centre.manners.bindStatus = null;
    await bench.bound();
    await expect(provider.send(sms('two'))).resolves.toMatchObject({ outcome: 'sent' });
  });

  it('unbinds on close, after what was being sent', async () => {
    const { provider, centre } = await open();
    centre.manners.answerMs = 100;
    const sending = provider.send(sms('one'));
    await eventually(
      () => centre.sends(),
      (count) => count === 1,
    );
    await provider.close?.();
    await expect(sending).resolves.toMatchObject({ outcome: 'sent' });
    await expect(provider.send(sms('two'))).resolves.toEqual({ outcome: 'retry', code: 'SMPP_CLOSING' });
    expect(centre.goodbyes).toBe(1);
  });
});

/** A centre that accepts every bind, and then says the given bytes. */
async function startGarbler(bytes: Buffer) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', (bind) => {
      const answer = Buffer.from('0000001180000009000000000000000000', 'hex');
      bind.copy(answer, 12, 12, 16);
      socket.write(Buffer.concat([answer, bytes]));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smpp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    connections: () => sockets.length,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
