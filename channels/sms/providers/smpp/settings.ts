import { z } from 'zod';
import { wholeNumber } from '../../../../src/channel-kit';

/** How a text of several parts travels: a header in the text, optional fields, or one field for all of it. */
const CONCATENATIONS = ['udh', 'sar', 'payload'] as const;
/** `hex-to-decimal`: the centre gives an id in hexadecimal when it takes a message, and in decimal in the receipt. */
const RECEIPT_IDS = ['same', 'hex-to-decimal'] as const;

const octets = (max: number) =>
  z.string().regex(new RegExp(`^[!-~]{1,${max}}$`), `must be 1 to ${max} visible ASCII characters`);

/** Environment variables of an SMPP message centre. */
export const smppSettings = z.object({
  SMPP_URL: z
    .string()
    .refine(isCentre, 'must be smpp://host:port, or ssmpp://host:port with TLS')
    .optional()
    .meta({
      description: 'SMPP: the message centre; smpp:// (port 2775) or, with TLS, ssmpp:// (port 3550).',
      example: 'smpp://smsc.operator.example:2775',
    }),
  SMPP_SYSTEM_ID: octets(15)
    .optional()
    .meta({ description: 'SMPP: the system_id that the operator gave you.', example: 'bank' }),
  SMPP_PASSWORD: octets(8)
    .optional()
    .meta({ description: 'SMPP: the password of the bind, at most 8 characters.', example: 'secret' }),
  SMPP_SYSTEM_TYPE: z
    .string()
    .regex(/^[!-~]{0,12}$/, 'must be at most 12 visible ASCII characters')
    .default('')
    .meta({ description: 'SMPP: the system_type of the bind, if the operator wants one.', example: 'SMPP' }),
  SMPP_SOURCE_ADDRESS: z
    .string()
    .regex(
      /^(?:[0-6]:(?:0|1|3|4|6|8|9|10|14|18):[!-~]{1,20}|\+[1-9]\d{3,19}|\d{3,20}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11})$/,
      'must be +number, short code, sender name of at most 11 letters and digits, or ton:npi:address',
    )
    .optional()
    .meta({
      description:
        'SMPP: who sends: a number, a short code, a name, or ton:npi:address when the operator wants others.',
      example: '106900001',
    }),
  SMPP_WINDOW: wholeNumber(1, 500, 10, 'SMPP: messages that may wait for the answer of the centre at once.'),
  SMPP_RATE: wholeNumber(
    1,
    1000,
    20,
    'SMPP: messages per second and process; halved while the centre throttles.',
  ),
  SMPP_ENQUIRE_LINK_SECONDS: wholeNumber(
    1,
    600,
    20,
    'SMPP: seconds between two checks that the centre is still there.',
  ),
  SMPP_CONCATENATION: z.enum(CONCATENATIONS).default('udh').meta({
    description: 'SMPP: how long texts travel: udh, sar or payload (message_payload).',
    example: 'udh',
  }),
  SMPP_GSM_DATA_CODING: z
    .enum(['0', '1'])
    .default('0')
    .transform((code) => (code === '1' ? 1 : 0))
    .meta({
      description: 'SMPP: data_coding of GSM 7-bit texts: 0 (default of the centre) or 1.',
      example: '0',
    }),
  SMPP_RECEIPT_IDS: z.enum(RECEIPT_IDS).default('same').meta({
    description:
      'SMPP: ids in receipts are the same as in answers, or hex there and decimal here (hex-to-decimal).',
    example: 'same',
  }),
});
export type SmppSettings = z.infer<typeof smppSettings>;

function isCentre(text: string): boolean {
  if (!/^s?smpp:\/\/[^/?#@]+\/?$/.test(text) || !URL.canParse(text)) return false;
  return new URL(text).hostname !== '';
}
