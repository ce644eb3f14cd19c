import type { Format } from '../format';
import { Lost } from '../lost';
import { ModelBuilder } from '../model';
import { readQna } from './read';
import { writeQna } from './write';

/** Bot Framework's .qna: questions with an answer; the intent, topic and title are filters, buttons are prompts. */
export const qna: Format = {
  name: 'qna',
  title: 'Bot Framework questions and answers (.qna)',
  extensions: ['.qna'],
  write: (model) => Promise.resolve(writeQna(model)),
  read: (files, options) => {
    const builder = new ModelBuilder();
    const lost = new Lost();
    for (const file of files) readQna(builder, lost, file, options);
    return Promise.resolve({ model: builder.build(), lost: lost.lines() });
  },
};
