import { localeOf, textOf, type Format, type FormatFile, type ReadOptions } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import { parseJson } from '../parsed';
import { readPart } from './read';
import { corpusSchema, partsOf } from './schema';
import { writeCorpora } from './write';

/** nlp.js corpora: a JSON file per locale and topic, which is the corpus's name. */
export const nlpjs: Format = {
  name: 'nlpjs',
  title: 'nlp.js corpus (JSON)',
  extensions: ['.json'],
  write: (model) => Promise.resolve(writeCorpora(model)),
  read: (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    for (const file of files) readFile(builder, lost, file, options);
    return Promise.resolve({ model: builder.build(), lost: lost.lines() });
  },
};

function readFile(builder: ModelBuilder, lost: Lost, file: FormatFile, options?: ReadOptions): void {
  const corpus = parseJson(file.name, textOf(file), corpusSchema);
  if (corpus.contextData !== undefined) lost.add('context data is not read', file.name);
  for (const name of Object.keys(corpus.entities ?? {}))
    lost.add('definitions of entities are not read', name);
  for (const part of partsOf(corpus))
    readPart(builder, lost, part, localeOf(file.name, options, part.locale));
}
