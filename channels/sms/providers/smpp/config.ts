import { AppError } from '../../../../src/contract/errors';
import { sourceAddress, type Address } from './addresses';
import type { SmppSettings } from './settings';

/** Settings that are complete. */
export interface SmppConfig {
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
  source: Address;
  window: number;
  perSecond: number;
  enquireLinkMs: number;
  concatenation: SmppSettings['SMPP_CONCATENATION'];
  gsmDataCoding: 0 | 1;
  receiptIds: SmppSettings['SMPP_RECEIPT_IDS'];
}

/** Waits in ms. Apart from the settings, as nobody tunes them but tests. */
export interface Timing {
  /** For the connection and the answer to the bind. */
  bindMs: number;
  /** For the answer to a request. */
  responseMs: number;
  /** Longest that a message waits here to be written. With `responseMs` it stays below the outbox's 20 s. */
  queueMs: number;
  /** First and longest wait before connecting again; doubled each time, and any time between half and all of it is taken. */
  reconnectMs: readonly [number, number];
  /** The link is checked this long after an answer to the centre, to know that the answer has arrived. */
  confirmMs: number;
  /** A rate that was halved grows back over this time. */
  recoverMs: number;
  /** When a receipt whose message is not known yet is looked at again. */
  receiptRetryMs: readonly number[];
  /** How long the parts of one text may be apart. */
  partsMs: number;
  /** How often overdue parts are looked for. */
  sweepMs: number;
}

export const TIMING: Timing = {
  bindMs: 10_000,
  responseMs: 10_000,
  queueMs: 8_000,
  reconnectMs: [1_000, 60_000],
  confirmMs: 1_000,
  recoverMs: 60_000,
  receiptRetryMs: [250, 1_000, 3_000, 10_000, 30_000, 60_000],
  partsMs: 10 * 60_000,
  sweepMs: 30_000,
};

const PORTS = { 'smpp:': 2775, 'ssmpp:': 3550 } as const;

/** Throws CONFIG_INVALID and names what is missing. */
export function configOf(settings: SmppSettings): SmppConfig {
  const url = new URL(required('SMPP_URL', settings.SMPP_URL));
  const tls = url.protocol === 'ssmpp:';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || PORTS[tls ? 'ssmpp:' : 'smpp:']),
    tls,
    systemId: required('SMPP_SYSTEM_ID', settings.SMPP_SYSTEM_ID),
    password: required('SMPP_PASSWORD', settings.SMPP_PASSWORD),
    systemType: settings.SMPP_SYSTEM_TYPE,
    source: sourceAddress(required('SMPP_SOURCE_ADDRESS', settings.SMPP_SOURCE_ADDRESS)),
    window: settings.SMPP_WINDOW,
    perSecond: settings.SMPP_RATE,
    enquireLinkMs: settings.SMPP_ENQUIRE_LINK_SECONDS * 1000,
    concatenation: settings.SMPP_CONCATENATION,
    gsmDataCoding: settings.SMPP_GSM_DATA_CODING,
    receiptIds: settings.SMPP_RECEIPT_IDS,
  };
}

function required(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new AppError('CONFIG_INVALID', `SMS_PROVIDER is smpp, but ${name} is not set: set it.`);
}
