import { PDU, type PduFields } from 'smpp';
import { decode } from './decode';
import { toDelivery } from './delivery';

const context = { receivedAt: new Date(0), conversationOf: (id: string) => `sms-${id}` };
const FROM = {
  source_addr_ton: 1,
  source_addr_npi: 1,
  source_addr: '8613800138000',
  destination_addr: '1069',
};
const delivery = (fields: PduFields) =>
  toDelivery(new PDU(new PDU('deliver_sm', { ...FROM, ...fields }).toBuffer()), 'CN');
const read = (...fields: PduFields[]) => {
  const [inbound] = decode({ id: 'x', parts: fields.map(delivery) }, context);
  return inbound?.activity;
};
const udh = (bytes: string, body: Buffer) => ({
  esm_class: 0x40,
  short_message: Buffer.concat([Buffer.from(bytes, 'hex'), body]),
});
const gbk = Buffer.from('d3e0b6ee', 'hex');

describe('deliveries', () => {
  it.each([
    ['GSM', 0, Buffer.from('1b65 00'.replace(' ', ''), 'hex'), '€@'],
    ['an unknown extension character', 0, Buffer.from('411b41', 'hex'), 'A A'],
    ['IA5', 1, Buffer.from('hello'), 'hello'],
    ['Latin-1', 3, Buffer.from('é', 'latin1'), 'é'],
    ['Cyrillic', 6, Buffer.from('bfe0d8', 'hex'), 'При'],
    ['UCS-2', 8, Buffer.from('4f59989d', 'hex'), '余额'],
    ['UCS-2 with a message class', 0x18, Buffer.from('4f59989d', 'hex'), '余额'],
    ['GBK', 15, gbk, '余额'],
  ])('are read as %s', (_what, data_coding, short_message, expected) => {
    expect(read({ data_coding, short_message })).toMatchObject({ type: 'message', text: expected });
  });

  it('join characters that lie across two parts', () => {
    const face = Buffer.from('d83dde00', 'hex');
    const parts = [udh('050003090202', face.subarray(2)), udh('050003090201', face.subarray(0, 2))];
    expect(read(...parts.map((part) => ({ ...part, data_coding: 8 })))?.text).toBe('😀');
    const halves = [udh('050003090201', gbk.subarray(0, 1)), udh('050003090202', gbk.subarray(1))];
    expect(read(...halves.map((part) => ({ ...part, data_coding: 15 })))?.text).toBe('余额');
  });

  it('know references of 16 bits, and ignore headers that make no sense', () => {
    const body = Buffer.from('a');
    const part = (bytes: string) => delivery({ data_coding: 0, ...udh(bytes, body) }).part;
    expect(part('06080412340201')).toEqual({ reference: 0x1234, total: 2, number: 1 });
    expect(part('050003090203')).toBeUndefined();
    expect(part('050003090100')).toBeUndefined();
    expect(part('0500')).toBeUndefined();
  });

  it('are kept as an event when they are binary, or of a sender without a number', () => {
    expect(read({ data_coding: 4, short_message: Buffer.from([1, 2]) })).toMatchObject({
      type: 'event',
      name: 'sms/binary',
    });
    const named = {
      source_addr_ton: 5,
      source_addr: 'SHOP',
      data_coding: 0,
      short_message: Buffer.from('Sale'),
    };
    expect(read(named)).toMatchObject({ type: 'event', name: 'sms/not-a-telephone', from: { id: 'SHOP' } });
  });

  it('take a number without country code for one of the given country', () => {
    const fields = { ...FROM, source_addr_ton: 2, source_addr: '13800138000', data_coding: 0 };
    expect(delivery(fields)).toMatchObject({ from: '+8613800138000', telephone: true });
  });

  it.each([
    null,
    'text',
    {},
    { id: 'x', parts: [] },
    { id: 'x', parts: [{ from: 1 }] },
    { id: '', parts: [{}] },
  ])('refuse %j', (payload) => {
    expect(() => decode(payload, context)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }) as Error);
  });
});
