import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inProcessValidator } from '../../../src/nlu/gate/validator';
import { inProcessTrainer } from '../../../src/nlu/training/trainer';
import type { Io } from '../../../src/nlu/cli/io';
import { main } from '../../../src/nlu/cli/main';

export interface Ran {
  code: number;
  out: string;
  err: string;
}

/** Runs the tool in this process, as on a machine without a terminal unless `tty`. */
export async function run(
  args: readonly string[],
  { env = {}, tty = false, ...io }: Partial<Io> & { tty?: boolean } = {},
): Promise<Ran> {
  const ran = { out: '', err: '' };
  const code = await main(args, {
    out: { write: (text) => (ran.out += text), isTTY: tty },
    err: { write: (text) => (ran.err += text) },
    env,
    fetch: (...request) => fetch(...request),
    now: () => new Date('2026-12-01T12:00:00+08:00'),
    wait: () => Promise.resolve(),
    engine: { trainer: inProcessTrainer, validator: inProcessValidator },
    ...io,
  });
  return { code, ...ran };
}

const REAL = join(__dirname, '../../../intents');

const TOPIC = `# Cards, kept by Ms Chan
topic: cards
intents:
  - id: card.lost # urgent
    title: Lost card
    questions: [i lost my card, my card is gone, where is my card, card missing]
    answer: Call us at once.
  - id: fee.ask
    title: Fees
    questions: [what does it cost, how much is the fee, price list please, tell me the charges]
    answer: See the price list.
    links:
      - { title: Prices, url: 'https://bank.example/prices' }
`;
const CHINESE = `topic: cards
intents:
  - id: card.lost
    title: 挂失
    questions: [卡丢了, 我的卡不见了, 银行卡遗失, 怎么挂失]
    answer: 请立即挂失。
  - id: fee.ask
    title: 收费
    questions: [要多少钱, 手续费多少, 怎么收费, 费用标准]
    answer: 请看收费表。
`;
const GOLDEN = `golden:
  - { text: i have lost my card, intent: card.lost }
  - { text: how much does it cost, intent: fee.ask }
`;

/** A small folder of intents, with the bank's phrases and queues; `more` are files of it. */
export function smallFolder(more: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-intents-'));
  folders.push(folder);
  for (const path of ['queues.yaml', 'en/bot.yaml', 'zh-CN/bot.yaml', 'zh-HK/bot.yaml']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(REAL, path), join(folder, path));
  }
  const buttons = /greetingButtons: .*(?:\n {4}.*)*/;
  for (const locale of ['en', 'zh-CN', 'zh-HK']) {
    const path = join(folder, locale, 'bot.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(buttons, 'greetingButtons: []'));
  }
  const own = { 'en/cards.yaml': TOPIC, 'zh-CN/cards.yaml': CHINESE, 'en/cards.golden.yaml': GOLDEN };
  for (const [path, text] of Object.entries({ ...own, ...more })) writeFileSync(join(folder, path), text);
  return folder;
}

/** Every file of a folder with its text. */
export function textsIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    paths.map(({ parentPath, name }) => [
      join(parentPath, name),
      readFileSync(join(parentPath, name), 'utf8'),
    ]),
  );
}

const folders: string[] = [];
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A file of its own beside the intents. */
export function scratch(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-import-'));
  folders.push(folder);
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
