import { PDU, type PduFields } from 'smpp';
import { isReceipt, readReceipt, sentId } from './receipts';

const AT = new Date(0);
/** As it comes over the wire. */
const received = (fields: PduFields) =>
  new PDU(new PDU('deliver_sm', { data_coding: 0, ...fields }).toBuffer());
const words = (stat: string, id = '0123456789') =>
  `id:${id} sub:001 dlvrd:001 submit date:2501020304 done date:2501020305 stat:${stat} err:045 text:id:999 stat:DELIVRD`;
const text = (stat: string, id?: string) =>
  received({ esm_class: 4, short_message: Buffer.from(words(stat, id)) });

describe('receipts', () => {
  it('are known by the kind of message, or by their fields', () => {
    expect(isReceipt(text('DELIVRD'))).toBe(true);
    expect(isReceipt(received({ receipted_message_id: '7', message_state: 2 }))).toBe(true);
    expect(isReceipt(received({ esm_class: 0x40, short_message: Buffer.from('050003010201', 'hex') }))).toBe(
      false,
    );
    expect(isReceipt(received({ short_message: Buffer.from(words('DELIVRD')) }))).toBe(false);
  });

  it('are read from the words before the text, which a customer may have written', () => {
    expect(readReceipt(text('UNDELIV'), 'same', AT)).toEqual({
      vendorId: '0123456789',
      state: 'failed',
      code: 'UNDELIV:045',
      at: AT,
    });
  });

  it('prefer the optional fields', () => {
    const pdu = received({
      esm_class: 4,
      short_message: Buffer.from(words('UNDELIV')),
      receipted_message_id: 'abc',
      message_state: 2,
    });
    expect(readReceipt(pdu, 'same', AT)).toMatchObject({ vendorId: 'abc', state: 'delivered' });
  });

  it.each([
    [1, null],
    [2, 'delivered'],
    [3, 'failed'],
    [4, 'failed'],
    [5, 'failed'],
    [6, null],
    [7, null],
    [8, 'failed'],
  ])('map message_state %i to %s', (message_state, expected) => {
    const pdu = received({ esm_class: 4, receipted_message_id: '7', message_state });
    expect(readReceipt(pdu, 'same', AT)?.state ?? null).toBe(expected);
  });

  it('say nothing when they are intermediate, or have no id', () => {
    const fields = { receipted_message_id: '7', message_state: 5 };
    expect(readReceipt(received({ esm_class: 0x20, ...fields }), 'same', AT)).toBeNull();
    expect(readReceipt(received({ esm_class: 4, message_state: 2 }), 'same', AT)).toBeNull();
    expect(readReceipt(received({ esm_class: 4 }), 'same', AT)).toBeNull();
  });

  it('meet the id of the answer when one is hexadecimal and the other decimal', () => {
    expect(sentId('0000FFfe', 'hex-to-decimal')).toBe('65534');
    expect(readReceipt(text('DELIVRD', '0000065534'), 'hex-to-decimal', AT)?.vendorId).toBe('65534');
    expect(sentId('no-number', 'hex-to-decimal')).toBe('no-number');
    expect(sentId('00ab', 'same')).toBe('00ab');
  });
});
