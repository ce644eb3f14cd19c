import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Understander, Understanding } from '../../../src/contract/understanding';
import { createNlu, type Nlu } from '../../../src/nlu';
import { askGolden } from '../../../src/nlu/gate/golden';

const INTENTS = join(__dirname, '../../../intents');
const FOLDER = join(__dirname, 'robustness');
const FOLLOW_UPS = 'follow-ups.yaml';
/** From this score on a wrong answer counts as given at high confidence. */
const SURE = 0.95;

/** One way in which customers' texts differ from the content's. */
interface Kind {
  /** Least share understood right. */
  floor: number;
  /** Most texts answered wrong at high confidence; none unless told otherwise. */
  wrong?: number;
  cases: Record<string, string[]>;
}

interface Pair {
  last: string;
  text: string;
  intent: string;
  own?: boolean;
}

function read(file: string): unknown {
  return parse(readFileSync(join(FOLDER, file), 'utf8'));
}

/** The share understood right, and what was answered wrong at high confidence. */
function measure(
  understander: Understander,
  { cases }: Kind,
): { share: number; wrong: string[]; missed: string[] } {
  const results = Object.entries(cases).flatMap(([intent, texts]) =>
    texts.map((text) => {
      const golden = { text, intent, place: { file: '', line: 0 } };
      const understood = understander.understand(text);
      return { ...askGolden(understander, golden, understood.language), understood };
    }),
  );
  const missed = results.filter(({ passed }) => !passed);
  const isSure = ({ outOfScope, unsure, score }: Understanding): boolean =>
    !outOfScope && !unsure && score >= SURE;
  const describe = ({ golden, got }: (typeof results)[number]): string =>
    `${golden.text} (${golden.intent}): ${got}`;
  return {
    share: 1 - missed.length / results.length,
    wrong: missed.filter(({ understood }) => isSure(understood)).map(describe),
    missed: missed.map(describe),
  };
}

describe('robustness', () => {
  let nlu: Nlu;
  beforeAll(async () => {
    nlu = await createNlu({ intentsDir: INTENTS });
  }, 120_000);
  afterAll(() => nlu.close());

  const kinds = readdirSync(FOLDER).filter((file) => file !== FOLLOW_UPS);
  it.each(kinds)('understands %s', (file) => {
    const kind = read(file) as Kind;
    const { share, wrong, missed } = measure(nlu.understander, kind);
    process.stdout.write(`${file.padEnd(24)} ${(share * 100).toFixed(1)} % (floor ${kind.floor * 100})\n`);
    expect({ missed: share >= kind.floor ? [] : missed }).toEqual({ missed: [] });
    expect({ wrong: wrong.length <= (kind.wrong ?? 0) ? [] : wrong }).toEqual({ wrong: [] });
  });

  const { pairs, floor } = read(FOLLOW_UPS) as { pairs: Pair[]; floor: number };

  it('understands what follows from the last answer', () => {
    const missed = pairs.filter(({ last, text, intent, own }) => {
      const got = nlu.understander.understand(text, undefined, { lastIntent: last });
      if (intent === 'none') return !got.outOfScope && !got.unsure;
      return got.intent !== intent || (got.followUp === true) === (own === true);
    });
    const share = 1 - missed.length / pairs.length;
    process.stdout.write(`${FOLLOW_UPS.padEnd(24)} ${(share * 100).toFixed(1)} % (floor ${floor * 100})\n`);
    expect({ missed: share >= floor ? [] : missed }).toEqual({ missed: [] });
  });

  it('follows up on nothing that was not answered', () => {
    for (const { text } of pairs) {
      const alone = nlu.understander.understand(text);
      expect(alone.followUp).toBeUndefined();
      expect(nlu.understander.understand(text, undefined, { lastIntent: 'no.such' })).toEqual(alone);
    }
  });

  it('never reads another meaning into what was sure', () => {
    expect(nlu.understander.understand('reset my online banking password')).not.toHaveProperty('readAs');
    expect(nlu.understander.understand('银行卡丢了怎么办')).not.toHaveProperty('readAs');
  });

  it('answers pinyin in Chinese, and raises what it means', () => {
    expect(nlu.understander.understand('wo de yinhangka diu le')).toMatchObject({
      intent: 'card.lost',
      language: 'zh-CN',
      readAs: '我的银行卡丢了',
      signals: ['card-lost'],
    });
  });

  it('masks what a text was read as', () => {
    const { readAs } = nlu.understander.understand('please acitvate my nwe card 4111111111111111');
    expect(readAs).toContain('activate');
    expect(readAs).not.toContain('41111111');
  });
});
