import { PURPOSES, type Purpose } from '../contract/consent';

export interface OptWord {
  state: 'in' | 'out';
  purposes: readonly Purpose[];
  /** As it was sent, folded. */
  word: string;
}

/** What ends every message: CTIA and FCC words, and plain Chinese for it. */
const OUT = `STOP STOPALL STOP-ALL UNSUBSCRIBE END QUIT CANCEL REVOKE OPTOUT OPT-OUT ARRET 不要再发 不要再發 停止发送 停止發送`;
/** What Chinese marketing messages offer as a way out; service messages go on. */
const OUT_OF_MARKETING = `T TD R N 0000 退订 退訂 拒收 取消订阅 取消訂閱`;
const IN = `START UNSTOP RESUME 恢复订阅 恢復訂閱 恢复接收 恢復接收`;

const WORDS = new Map<string, Omit<OptWord, 'word'>>([
  ...entries(OUT, { state: 'out', purposes: PURPOSES }),
  ...entries(OUT_OF_MARKETING, { state: 'out', purposes: ['marketing'] }),
  ...entries(IN, { state: 'in', purposes: PURPOSES }),
]);

/**
 * The opt-out or re-join word that a message consists of, or that the gateway took it for; null when it is none. Folded: full width, case, blanks and marks at the ends.
 * Sources: MIIT practice (T, TD, R, N, 0000), 47 CFR 64.1200(a)(10) (stop, quit, end, revoke, opt out, cancel, unsubscribe).
 */
export function optWord(text: string, gateways?: unknown): OptWord | null {
  // The gateway has words of its own, and has blocked or freed the number already.
  if (gateways === 'STOP') return { state: 'out', purposes: PURPOSES, word: text.slice(0, MAX_LENGTH) };
  if (gateways === 'START') return { state: 'in', purposes: PURPOSES, word: text.slice(0, MAX_LENGTH) };
  if (text.length > MAX_LENGTH) return null;
  const word = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')
    .replace(/\s+/gu, '-');
  const found = WORDS.get(word);
  return found ? { ...found, word } : null;
}

const MAX_LENGTH = 30;

function entries(words: string, meaning: Omit<OptWord, 'word'>): [string, Omit<OptWord, 'word'>][] {
  return words.split(' ').map((word) => [word, meaning]);
}
