import type { Format } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import { readLu } from './read';
import { writeLu } from './write';

/** Bot Framework's .lu: intents, utterances and marked entities. The answers go to .qna. */
export const lu: Format = {
  name: 'lu',
  title: 'Bot Framework language understanding (.lu)',
  extensions: ['.lu'],
  write: (model) => Promise.resolve(writeLu(model)),
  read: (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    for (const file of files) readLu(builder, lost, file, options);
    return Promise.resolve({ model: builder.build(), lost: lost.lines() });
  },
};
