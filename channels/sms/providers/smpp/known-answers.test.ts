import { PDU } from 'smpp';
import { sourceAddress } from './addresses';
import { encodeSms, referenceOf } from './encode';

const hex = (command: string, sequence_number: number, fields: object) =>
  new PDU(command, { ...fields, sequence_number }).toBuffer().toString('hex');
const wire = (concatenation: 'udh' | 'sar' | 'payload', gsmDataCoding: 0 | 1 = 0) => ({
  source: sourceAddress('BANK'),
  concatenation,
  gsmDataCoding,
});
const TO = '+8613800138000';

describe('known answers (shared/channels.md, section 8)', () => {
  it('makes the bind', () => {
    const fields = { system_id: 'bank', password: 'secret', system_type: '', interface_version: 0x34 };
    expect(hex('bind_transceiver', 1, fields)).toBe(
      '0000002100000009000000000000000162616e6b00736563726574000034000000',
    );
  });

  it('makes the submit_sm', () => {
    const [pdu] = encodeSms(wire('udh'), TO, '余额', 'c|00000001').pdus;
    expect(hex('submit_sm', 2, pdu ?? {})).toBe(
      '0000003600000004000000000000000200050042414e4b0001013836313338303031333830303000000000000001000800044f59989d',
    );
  });

  it('makes the enquire_link', () => {
    expect(hex('enquire_link', 3, {})).toBe('00000010000000150000000000000003');
  });
});

describe('long texts on the wire', () => {
  const text = '字'.repeat(71);

  it('have a header of six octets before each part', () => {
    const { pdus, segments } = encodeSms(wire('udh'), TO, text, 'c|00000259');
    expect(segments).toBe(2);
    expect(pdus.map(({ esm_class }) => esm_class)).toEqual([0x40, 0x40]);
    expect(pdus.map(({ registered_delivery }) => registered_delivery)).toEqual([0, 1]);
    const bodies = pdus.map(({ short_message }) => short_message as Buffer);
    // 259 modulo 256 is 3.
    expect(bodies.map((body) => body.subarray(0, 6).toString('hex'))).toEqual([
      '050003030201',
      '050003030202',
    ]);
    expect(bodies.map(({ length }) => length)).toEqual([6 + 2 * 67, 6 + 2 * 4]);
  });

  it('have three optional fields with SAR', () => {
    const { pdus } = encodeSms(wire('sar'), TO, text, 'c|00000004');
    const bytes = new PDU('submit_sm', pdus[1] ?? {}).toBuffer().toString('hex');
    expect(bytes).toContain('020c00020004');
    expect(bytes).toContain('020e000102');
    expect(bytes).toContain('020f000102');
  });

  it('stand whole in message_payload', () => {
    const { pdus, segments } = encodeSms(wire('payload'), TO, text, 'c|00000004');
    expect({ segments, pdus: pdus.length }).toEqual({ segments: 2, pdus: 1 });
    const bytes = new PDU('submit_sm', pdus[0] ?? {}).toBuffer().toString('hex');
    expect(bytes).toContain(`0424008e${'5b57'.repeat(71)}`);
  });
});

describe('the GSM alphabet on the wire', () => {
  it.each([
    ['@£$', 0, '000102'],
    ['€[]', 0, '1b651b3c1b3e'],
    ['hello', 1, '68656c6c6f'],
  ] as const)('sends %s unpacked', (text, coding, expected) => {
    const [pdu] = encodeSms(wire('udh', coding), TO, text, 'k').pdus;
    expect(pdu?.data_coding).toBe(coding);
    expect((pdu?.short_message as Buffer).toString('hex')).toBe(expected);
  });
});

describe('who sends', () => {
  it.each([
    ['BANK', { ton: 5, npi: 0, address: 'BANK' }],
    ['+14155550100', { ton: 1, npi: 1, address: '14155550100' }],
    ['12345', { ton: 3, npi: 0, address: '12345' }],
    ['106900001', { ton: 0, npi: 1, address: '106900001' }],
    ['2:8:95588', { ton: 2, npi: 8, address: '95588' }],
  ])('reads %s', (text, expected) => {
    expect(sourceAddress(text)).toEqual(expected);
  });
});

describe('the reference of a long text', () => {
  it('differs for the next 255 texts to the same customer, and is the same for every attempt', () => {
    const keys = Array.from({ length: 256 }, (_, n) => `sms-x|${String(n + 17).padStart(8, '0')}`);
    expect(new Set(keys.map(referenceOf)).size).toBe(256);
    expect(referenceOf('no digits')).toBe(referenceOf('no digits'));
  });
});
