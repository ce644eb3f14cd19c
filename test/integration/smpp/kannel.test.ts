import type { Receipt } from '../../../src/contract/channel';
import { eventually } from '../../support/eventually';
import { makeBench, sms, type Bench } from './bench';
import { Handset, kannelPresent, startKannel, type Kannel } from './kannel';

/**
 * handset (fakesmsc) <-> Kannel's bearerbox <-SMPP-> message centre <-SMPP-> our provider. Kannel makes and reads PDUs
 * with code of its own, so that it finds what two ends of one package would agree on by mistake.
 */
const suite = kannelPresent() ? describe : describe.skip;
const PHONE = '+8613800138000';
const US = '106900001';

suite('with Kannel behind the message centre', () => {
  let bench: Bench;
  let kannel: Kannel;
  let handset: Handset | undefined;

  beforeAll(async () => {
    bench = await makeBench({
      centre: { accounts: { kannel: 'k4nnel' }, routes: { bank: 'kannel', kannel: 'bank' } },
    });
    const port = Number(new URL(bench.centre.settings['SMPP_URL'] ?? '').port);
    kannel = await startKannel(port, { systemId: 'kannel', password: 'k4nnel' });
    await eventually(
      () => bench.centre.bound('kannel'),
      (is) => is,
    );
  });

  afterEach(async () => {
    await handset?.stop();
    handset = undefined;
  });

  afterAll(async () => {
    await kannel.stop();
    await bench.close();
  });

  /** The handset sends a line, so many times; what was handed in for it. */
  async function writes(type: string, body: string, times = 1): Promise<string | undefined> {
    const before = bench.texts().length;
    handset = new Handset(kannel.handsetPort, `${PHONE} ${US} ${type} ${body}`, times);
    await eventually(bench.texts, (texts) => texts.length === before + times);
    return bench.texts().at(-1);
  }

  /** We answer, and the handset shows it in so many lines. */
  async function answers(text: string, lines = 1): Promise<{ shown: string; receipt: Receipt }> {
    const receipt = await bench.provider.send(sms(text, PHONE));
    const got = await eventually(
      () => handset?.got() ?? [],
      (seen) => seen.length >= lines,
      4_000,
    );
    return { shown: textOf(got), receipt };
  }

  it.each([
    ['English', 'text', 'What is my balance {now}?', 'What is my balance {now}?', 'It is 5.00€ @ 10:00 [ok]'],
    ['Chinese', 'ucs2', percent('余额多少？'), '余额多少？', '您的余额为5元'],
    ['an emoji', 'ucs2', percent('好的😀'), '好的😀', '不客气😀'],
  ])('carries %s there and back', async (_what, type, body, written, reply) => {
    await expect(writes(type, body)).resolves.toBe(written);
    const { shown, receipt } = await answers(reply);
    expect(shown).toBe(reply);
    expect(receipt).toMatchObject({ outcome: 'sent', segments: 1 });
  });

  it('carries long texts there and back', async () => {
    const question = '我想查一下上个月的信用卡账单，为什么比平时多了三百二十元？'.repeat(4);
    await expect(writes('ucs2', percent(question), 3)).resolves.toBe(question);
    const reply = '您好，上个月您有一笔境外消费，折合人民币三百二十元整，已计入本期账单。'.repeat(5);
    const { shown, receipt } = await answers(reply, 3);
    expect(shown).toBe(reply);
    expect(receipt).toMatchObject({ outcome: 'sent', segments: 3 });
  });

  it('reports each answer as delivered once Kannel has taken it', async () => {
    await writes('text', 'hello');
    const { receipt } = await answers('Good morning');
    const id = receipt.outcome === 'sent' ? receipt.vendorId : undefined;
    const reports = await eventually(
      () => bench.host.reports.filter(({ vendorId }) => vendorId === id),
      (found) => found.length > 0,
    );
    expect(reports[0]).toMatchObject({ state: 'delivered' });
  });

  it('found nothing wrong with what we sent', () => {
    expect(bench.centre.violations).toEqual([]);
    expect(bench.centre.refused).toEqual([]);
  });
});

/** UCS-2, big-endian, percent-encoded: the only way in which fakesmsc takes it. */
function percent(text: string): string {
  const bytes = Buffer.from(text, 'utf16le').swap16();
  return [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** The texts of fakesmsc's lines, joined: `sender receiver type text`, or `... udh header data text`. */
function textOf(lines: string[]): string {
  return lines
    .map((line) => {
      const [, , type, ...rest] = line.split(' ');
      if (type === 'text') return Buffer.from(rest.join(' '), 'latin1').toString('utf8');
      return fromPercent(rest.at(-1) ?? '');
    })
    .join('');
}

function fromPercent(body: string): string {
  const latin1 = body
    .replaceAll('+', ' ')
    .replaceAll(/%([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin1, 'latin1').swap16().toString('utf16le');
}
