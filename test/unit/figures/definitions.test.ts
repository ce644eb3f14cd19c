import { readFileSync } from 'node:fs';
import { FIGURE_GROUPS } from '../../../src/contract/figures-api';
import { LOCALES } from '../../../src/contract/understanding';
import { definitionsPage } from '../../../src/figures/definitions-page';
import { FIGURES } from '../../../src/figures/figures';

describe('figures', () => {
  it('stand in docs/figures.md as they are', () => {
    expect(readFileSync('docs/figures.md', 'utf8')).toBe(definitionsPage());
  });

  it('have an id and a title of their own, and words in every language', () => {
    expect(new Set(FIGURES.map(({ id }) => id)).size).toBe(FIGURES.length);
    for (const locale of LOCALES) {
      expect(new Set(FIGURES.map(({ title }) => title[locale])).size).toBe(FIGURES.length);
      for (const { definition } of FIGURES) expect(definition[locale].length).toBeGreaterThan(10);
    }
  });

  it('are listed group by group', () => {
    const groups = FIGURES.map(({ group }) => FIGURE_GROUPS.indexOf(group));
    expect(groups).toEqual([...groups].sort((a, b) => a - b));
  });
});
