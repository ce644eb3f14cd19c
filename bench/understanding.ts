import { resolve } from 'node:path';
import type { Understander } from '../src/contract/understanding';
import { readSource } from '../src/nlu/content/read-source';
import { createNlu } from '../src/nlu';

export interface UnderstandingRates {
  en: { perSecond: number };
  zh: { perSecond: number };
}

const WARM_UP_MS = 500;
const MEASURED_MS = 2000;

/** Understandings per second on one core over the golden sentences; nothing is cached between calls. */
export async function benchUnderstanding(intentsDir = resolve('intents')): Promise<UnderstandingRates> {
  const source = await readSource(intentsDir);
  const nlu = await createNlu({ intentsDir });
  const textsOf = (locale: 'en' | 'zh-CN'): string[] =>
    (source.golden.get(locale) ?? []).map(({ text }) => text);
  const rates = {
    en: { perSecond: measure(nlu.understander, textsOf('en')) },
    zh: { perSecond: measure(nlu.understander, textsOf('zh-CN')) },
  };
  await nlu.close();
  return rates;
}

function measure(understander: Understander, texts: readonly string[]): number {
  run(understander, texts, WARM_UP_MS);
  const { calls, ms } = run(understander, texts, MEASURED_MS);
  return Math.round((calls / ms) * 1000);
}

/** Counts processor time, not wall time: what other processes take is not ours. */
function run(
  understander: Understander,
  texts: readonly string[],
  budgetMs: number,
): { calls: number; ms: number } {
  const started = process.cpuUsage();
  let calls = 0;
  let ms = 0;
  while (ms < budgetMs) {
    for (const text of texts) understander.understand(text);
    calls += texts.length;
    const { user, system } = process.cpuUsage(started);
    ms = (user + system) / 1000;
  }
  return { calls, ms };
}

if (require.main === module)
  void benchUnderstanding().then((rates) => process.stdout.write(`${JSON.stringify(rates)}\n`));
