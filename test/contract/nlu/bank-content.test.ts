import { join } from 'node:path';
import { askGolden, goldenOf } from '../../../src/nlu/gate/golden';
import { lint } from '../../../src/nlu/content/lint';
import { readSource } from '../../../src/nlu/content/read-source';
import { createNlu } from '../../../src/nlu';

const INTENTS = join(__dirname, '../../../intents');

describe("the bank's content", () => {
  it('is sound, and every golden sentence is understood', async () => {
    const source = await readSource(INTENTS);
    expect(lint(source)).toEqual([]);
    const nlu = await createNlu({ intentsDir: INTENTS });
    const results = goldenOf(source).map(({ golden, locale }) => askGolden(nlu.understander, golden, locale));
    expect(results.length).toBeGreaterThan(1100);
    expect(results.filter(({ golden }) => golden.intent === 'none').length).toBeGreaterThan(300);
    expect(
      results.filter(({ passed }) => !passed).map(({ golden, got }) => `${golden.text}: ${got}`),
    ).toEqual([]);
  }, 120_000);
});
