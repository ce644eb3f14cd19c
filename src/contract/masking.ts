import { fold } from './masking-fold';

/*
 * Personal data in free text, after JR/T 0171-2020 and PIPL: resident ids and mobiles keep their ends, cards their last
 * four digits, one-time codes and passwords nothing. Masks have the length of what they cover. Every step looks at a
 * bounded number of characters per digit run, so the time is linear in the text whatever it holds.
 * Why texts only: a 64-bit message id looks like a card number, so ids must not be sent through here.
 */

/** Digits without a break; `linked` when only a short separator stands between the previous run and this one. */
interface Run {
  start: number;
  end: number;
  linked: boolean;
  /** Part of a number that was found. */
  used: boolean;
}

/** Neighbouring runs read as one number. */
interface Joined {
  digits: string;
  start: number;
  end: number;
  /** Runs used, from the first on. */
  runs: number;
}

interface Scan {
  text: string;
  runs: Run[];
  marks: Uint8Array;
}

const SEPARATOR = /^[ \-\u2010-\u2015\u2212]{1,3}$/;
const CODE_WORDS =
  /验证码|驗證碼|校验码|校驗碼|动态码|動態碼|安全码|安全碼|激活码|激活碼|短信码|密码|密碼|口令|(?<![a-z])(?:cv[vcn](?:2(?!\d))?|otp|pin|pwd|pass(?:word|code|phrase)|(?:verification|security|confirmation|one[- ]time|authentication|auth|sms|access|login) ?(?:code|pin|password))(?![a-z])/gi;
const CVV = /^cv/i;
const ACCOUNT_WORDS =
  /卡号|卡號|账号|账號|帐号|帳號|賬號|账户|帳戶|賬戶|户口号|戶口號|(?<![a-z])(?:card|account|acct) ?(?:number|no\.?|#)?(?![a-z])/gi;
const ID_WORDS = /身份证|身份證|证件号|證件號|(?<![a-z])(?:id|identity) ?(?:card|number|no\.?)(?![a-z])/gi;
const NOT_A_CODE = /^\s*(?:年|元|块|塊|万|萬|分钟|分鐘|秒|%|yuan|rmb|minutes?)/i;
const CODE_FIRST = /^[\s"'”’』」)\]，,。.、]*(?:就?是|为|為|作为|is|was|as)(?![a-z])/i;
const PASSWORD_VALUE =
  /^(?:[\s"'“”「]*(?:(?:就|应该|應該)?(?:是|为|為)|is|was)[\s:"'“”「=]*|[\s"'“”]*[:=][\s"'“”「=]*)([\x21\x23-\x2b\x2d-\x3a\x3c-\x7e]{4,64})/i;

/** Masks resident ids, bank cards, mobiles, one-time codes and passwords in a text. */
export function maskPersonalData(text: string): string {
  return mask(text, (scan) => {
    markNumbers(scan, findResidentId);
    markNumbers(scan, findCard);
    if (scan.text.search(ACCOUNT_WORDS) >= 0) markNumbers(scan, findAccount);
    markNumbers(scan, findMobile);
    markSecrets(scan);
  });
}

/** Masks only what must never be stored: one-time codes, passwords and card check values. */
export function maskSecrets(text: string): string {
  return mask(text, markSecrets);
}

/** Masks resident ids and mobiles in an identifier (an SMS conversation carries a phone number), but no long numbers. */
export function maskIdentifier(id: string): string {
  return mask(id, (scan) => {
    markNumbers(scan, findResidentId);
    markNumbers(scan, findMobile);
  });
}

function mask(original: string, mark: (scan: Scan) => void): string {
  const folded = fold(original);
  const scan = { text: folded.text, runs: findRuns(folded.text), marks: new Uint8Array(folded.text.length) };
  mark(scan);
  return scan.marks.includes(1) ? folded.apply(scan.marks) : original;
}

function findRuns(text: string): Run[] {
  const runs: Run[] = [];
  let previous = -1;
  for (const match of text.matchAll(/\d+/g)) {
    const gap = previous < 0 || match.index - previous > 3 ? '' : text.slice(previous, match.index);
    runs.push({
      start: match.index,
      end: match.index + match[0].length,
      linked: SEPARATOR.test(gap),
      used: false,
    });
    previous = match.index + match[0].length;
  }
  return runs;
}

/** The numbers of `min` to `max` digits that begin with the given run, longest first. */
function joinedFrom({ text, runs }: Scan, first: number, min: number, max: number): Joined[] {
  const found: Joined[] = [];
  let digits = '';
  for (let i = first; i < runs.length; i++) {
    const run = runs[i];
    if (!run || run.used || (i > first && !run.linked) || digits.length + run.end - run.start > max) break;
    digits += text.slice(run.start, run.end);
    if (digits.length < min) continue;
    found.push({ digits, start: runs[first]?.start ?? 0, end: run.end, runs: i - first + 1 });
  }
  return found.reverse();
}

/** What a finder gives: the number, and which of its digits to cover (arguments of `slice`). */
interface Find {
  joined: Joined;
  cover: [from: number, to?: number];
}
type Finder = (scan: Scan, first: number) => Find | null;

function markNumbers(scan: Scan, find: Finder): void {
  for (let i = 0; i < scan.runs.length; i++) {
    const found = find(scan, i);
    if (!found) continue;
    cover(scan, found);
    for (const run of scan.runs.slice(i, i + found.joined.runs)) run.used = true;
    i += found.joined.runs - 1;
  }
}

function cover({ text, marks }: Scan, { joined, cover: slice }: Find): void {
  const positions: number[] = [];
  for (let p = joined.start; p < joined.end; p++) if (/\d/.test(text.charAt(p))) positions.push(p);
  for (const position of positions.slice(...slice)) marks[position] = 1;
}

const RESIDENT = /^[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/;
const LEGACY = /^[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function findResidentId(scan: Scan, first: number): Find | null {
  for (const joined of joinedFrom(scan, first, 15, 18)) {
    const { digits, end } = joined;
    const x = digits.length === 17 && /^x$/i.test(scan.text.charAt(end));
    if (/^[\dA-Za-z]/.test(scan.text.charAt(x ? end + 1 : end))) continue;
    const id = x ? `${digits}X` : digits;
    if (RESIDENT.test(id) && checkDigit(id) === id[17]) return { joined, cover: [6, 14] };
    if (LEGACY.test(digits) && isNear(scan, joined, ID_WORDS)) return { joined, cover: [6, 12] };
  }
  return null;
}

function checkDigit(id: string): string | undefined {
  return '10X98765432'[WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(id[i]), 0) % 11];
}

function findCard(scan: Scan, first: number): Find | null {
  const joined = joinedFrom(scan, first, 13, 19).find(({ digits }) => passesLuhn(digits));
  return joined ? { joined, cover: [0, -4] } : null;
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Some Chinese account numbers fail Luhn: near a word for card or account, 15 digits and more are masked as well. */
function findAccount(scan: Scan, first: number): Find | null {
  const joined = joinedFrom(scan, first, 15, 32)[0];
  return joined && isNear(scan, joined, ACCOUNT_WORDS) ? { joined, cover: [0, -4] } : null;
}

function findMobile(scan: Scan, first: number): Find | null {
  for (const joined of joinedFrom(scan, first, 11, 15)) {
    const prefix = /^(?:(?:00)?86)?(?=1[3-9]\d{9}$)/.exec(joined.digits)?.[0].length;
    if (prefix === undefined || !isMobileShape(scan, first, joined.runs)) continue;
    return { joined, cover: [prefix + 3, prefix + 7] };
  }
  return null;
}

/** 13800138000, 138 0013 8000, 86 13800138000: other groupings are more likely something else. */
function isMobileShape({ runs }: Scan, first: number, count: number): boolean {
  const lengths = runs.slice(first, first + count).map((run) => run.end - run.start);
  return /^(?:[24],)?(?:\d\d|[57],4,4|3,4,4)$/.test(lengths.join(','));
}

/** Whether one of the words stands shortly before the span, or right behind it. */
function isNear({ text }: Scan, { start, end }: { start: number; end: number }, words: RegExp): boolean {
  return (
    text.slice(Math.max(0, start - 24), start).search(words) >= 0 ||
    text.slice(end, end + 10).search(words) >= 0
  );
}

function markSecrets(scan: Scan): void {
  const words = [...scan.text.matchAll(CODE_WORDS)];
  let next = 0;
  for (const word of words) {
    const end = word.index + word[0].length;
    while ((scan.runs[next]?.start ?? end) < word.index) next++;
    markCodeBefore(scan, next - 1, word.index);
    while ((scan.runs[next]?.start ?? end) < end) next++;
    markPasswordValue(scan, end);
    const shortest = CVV.test(word[0]) ? 3 : 4;
    for (let i = next; i < scan.runs.length; i += markCode(scan, i, shortest)) {
      if (weight(scan.text.slice(end, Math.min(scan.runs[i]?.start ?? 0, end + 31))) > 30) break;
    }
  }
}

/** Length of a gap; a Chinese character says as much as two letters. */
function weight(gap: string): number {
  return gap.length + (gap.match(/[\u3400-\u9fff]/g)?.length ?? 0);
}

/** Marks a code of `shortest` to 8 digits, also as `123 456`; gives the number of runs that it read. */
function markCode(scan: Scan, first: number, shortest: number): number {
  const joined = joinedFrom(scan, first, shortest, 8).find(
    ({ end }) => !NOT_A_CODE.test(scan.text.slice(end, end + 10)),
  );
  if (!joined) return 1;
  cover(scan, { joined, cover: [0] });
  return joined.runs;
}

/** `123456 is your code`, `123456验证码`. */
function markCodeBefore(scan: Scan, index: number, word: number): void {
  const run = scan.runs[index];
  if (!run || word - run.end > 30) return;
  const gap = scan.text.slice(run.end, word);
  if (CODE_FIRST.test(gap) || /^[\s()（）]{0,2}$/.test(gap)) {
    let first = index;
    while (first > 0 && index - first < 4 && scan.runs[first]?.linked === true) first--;
    for (; first <= index; first++) markCode(scan, first, 4);
  }
}

/** `密码是abc123`, `password: hunter2`: a value that holds a digit or a sign, or stands alone behind a colon. */
function markPasswordValue(scan: Scan, from: number): void {
  const match = PASSWORD_VALUE.exec(scan.text.slice(from, from + 100));
  const value = match?.[1]?.replace(/[.,;:!?"']+$/, '');
  if (!match || !value || value.length < 4) return;
  const start = from + match[0].length - (match[1]?.length ?? 0);
  const rest = scan.text.slice(start + value.length, start + value.length + 2);
  const alone =
    /[:=]/.test(match[0].slice(0, match[0].length - (match[1]?.length ?? 0))) && !/^ [A-Za-z]/.test(rest);
  if (/[\d!@#$%^&*_+]/.test(value) || (alone && value.length >= 6)) {
    scan.marks.fill(1, start, start + value.length);
  }
}
