import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HARMLESS, PERSONAL } from '../../../src/store/repositories/privacy/personal';

const FOLDER = 'src/store/models';

/** Every model of the store, by the sources: some exist on one engine only. */
function models(): string[] {
  const sources = readdirSync(FOLDER).map((name) => readFileSync(join(FOLDER, name), 'utf8'));
  return sources.flatMap((source) =>
    [...source.matchAll(/connection\.model(?:<\w+>)?\(\s*'(\w+)'/g)].map((found) => found[1] ?? ''),
  );
}

describe('the table of what is stored of customers', () => {
  const known = new Set([...PERSONAL.map(({ model }) => model), ...Object.keys(HARMLESS)]);

  test('finds the models', () =>
    expect(models()).toEqual(expect.arrayContaining(['Activity', 'Agent', 'Audit'])));
  test.each(models())('says of %s how it is erased, or why it need not be', (model) => {
    expect(known).toContain(model);
  });
  test.each([...known])('%s is still there', (model) => expect(models()).toContain(model));
});
