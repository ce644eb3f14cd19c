import { localeOf, type Format } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import { ourName, readRasaFile, readResponses } from './read';
import { writeRasa } from './write';

/** Rasa 3.1: training data, test data, and the responses of the domain. */
export const rasa: Format = {
  name: 'rasa',
  title: 'Rasa NLU and domain (YAML 3.1)',
  extensions: ['.yml', '.yaml'],
  write: (model) => Promise.resolve(writeRasa(model)),
  read: (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    const domains = files.map((file) =>
      readRasaFile(builder, lost, { file, locale: localeOf(file.name, options) }),
    );
    const known = new Set([
      ...builder.build().intents.map(({ id }) => id),
      ...domains.flatMap(({ intents }) => intents.map(ourName)),
    ]);
    for (const domain of domains) readResponses(builder, lost, domain, known);
    return Promise.resolve({ model: builder.build(), lost: lost.lines() });
  },
};
