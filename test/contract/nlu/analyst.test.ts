import { createNlu } from '../../../src/nlu';
import { FIXTURES } from './content-folder';

describe('analyst', () => {
  it("asks node-nlp with our classifier inside, and adds node-nlp's entities", async () => {
    const nlu = await createNlu({ intentsDir: FIXTURES });
    const analysis = await nlu.analyst.analyse('what is the transfer limit for 5 km');
    expect(analysis.entities).toContainEqual(expect.objectContaining({ type: 'dimension', text: '5 km' }));
    expect(analysis.guessedLanguage).toBe('en');
    await expect(nlu.analyst.analyse('i lost my card')).resolves.toMatchObject({
      intent: 'card.lost',
      nlpIntent: 'card.lost',
    });
    await expect(nlu.analyst.analyse('红烧肉怎么做')).resolves.toMatchObject({
      intent: null,
      nlpIntent: 'None',
    });
  });
});
