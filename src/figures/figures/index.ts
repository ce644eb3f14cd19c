import type { Figure } from '../figure';
import { abandoned } from './abandoned';
import { abandonedShare } from './abandoned-share';
import { afterMean } from './after-mean';
import { answered } from './answered';
import { answeredShare } from './answered-share';
import { availableTime } from './available-time';
import { botAnsweredShare } from './bot-answered-share';
import { botMessages } from './bot-messages';
import { botMissedShare } from './bot-missed-share';
import { botVisits } from './bot-visits';
import { breakTime } from './break-time';
import { containment } from './containment';
import { csatGood } from './csat-good';
import { csatMean } from './csat-mean';
import { csatResponse } from './csat-response';
import { dislikedShare } from './disliked-share';
import { estimateBias } from './estimate-bias';
import { estimateError } from './estimate-error';
import { firstLate } from './first-late';
import { handlingMean } from './handling-mean';
import { nextLate } from './next-late';
import { noted } from './noted';
import { occupancy } from './occupancy';
import { offered } from './offered';
import { overflowShare } from './overflow-share';
import { resolutionLate } from './resolution-late';
import { serviceLevel } from './service-level';
import { talkMean } from './talk-mean';
import { transferredShare } from './transferred-share';
import { waitLongest } from './wait-longest';
import { waitMean } from './wait-mean';
import { waitMedian } from './wait-median';
import { waitP90 } from './wait-p90';
import { wrongShare } from './wrong-share';

/** Every figure of the reports, in the order in which they are shown. */
export const FIGURES: readonly Figure[] = [
  offered,
  answered,
  noted,
  waitMean,
  waitMedian,
  waitP90,
  waitLongest,
  serviceLevel,
  firstLate,
  nextLate,
  resolutionLate,
  answeredShare,
  abandoned,
  abandonedShare,
  talkMean,
  afterMean,
  handlingMean,
  occupancy,
  availableTime,
  breakTime,
  transferredShare,
  overflowShare,
  csatMean,
  csatGood,
  csatResponse,
  botVisits,
  botMessages,
  botAnsweredShare,
  botMissedShare,
  containment,
  wrongShare,
  dislikedShare,
  estimateError,
  estimateBias,
];
