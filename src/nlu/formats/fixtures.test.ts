import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatNamed } from '.';
import type { FormatFile, ReadOptions } from './format';
import type { Model, Words } from './model';

const file = (name: string): FormatFile => ({
  name,
  data: readFileSync(join(__dirname, 'fixtures', name)),
});

async function read(
  format: string,
  names: string[],
  options: ReadOptions = {},
): Promise<{ model: Model; lost: string[] }> {
  return formatNamed(format)?.read(names.map(file), options) ?? Promise.reject(new Error(format));
}

function english({ intents }: Model): Record<string, Words | undefined> {
  return Object.fromEntries(intents.map(({ id, words }) => [id, words.en]));
}

const texts = (words: Words | undefined): string[] => words?.questions.map(({ text }) => text) ?? [];

describe('files as the formats are documented', () => {
  it('nlp.js: utterances, tests, answers, slots; tells what it leaves', async () => {
    const { model, lost } = await read('nlpjs', ['corpus-en.json']);
    const { 'lounge.hours': hours, 'ticket.change': change, none } = english(model);
    expect(texts(hours)).toEqual(['when does @lounge open', 'opening hours of the lounge']);
    expect(hours).toMatchObject({
      golden: ['is the lounge open yet'],
      answers: ['From 6 to 23.', 'It never closes.'],
    });
    expect(change?.slots).toEqual([
      { name: 'date', type: 'date', ask: 'To which day?', retry: 'To which day?', tries: 2 },
      { name: 'flight', type: 'text', ask: 'Which flight?', retry: 'Which flight?', tries: 2 },
    ]);
    expect(texts(none)).toEqual(['sing me a song']);
    expect(model.intents[0]?.topic).toBe('Travel desk');
    expect(lost).toEqual([
      'context data is not read: corpus-en.json',
      'definitions of entities are not read: lounge, flight',
      'conditions of answers are not read: lounge.hours',
      'actions are not read: ticket.change',
    ]);
  });

  it('Rasa: examples in both forms, marks, responses with buttons and channels', async () => {
    const { model, lost } = await read('rasa', ['rasa-nlu.yml', 'rasa-domain.yml'], { locale: 'en' });
    const { check_balance: balance, 'faq/ask_hours': hours, goodbye, none } = english(model);
    expect(balance?.questions).toEqual([
      { text: "What's my balance?" },
      { text: 'how much is on my savings account', entities: [{ start: 18, end: 33, entity: 'account' }] },
      { text: 'balance of SAVINGS, please', entities: [{ start: 11, end: 18, entity: 'account' }] },
      { text: 'from LA on', entities: [{ start: 5, end: 7, entity: 'city' }] },
    ]);
    expect(balance).toMatchObject({
      answers: ['It is in the app.'],
      sms: 'See the app.',
      buttons: ['Open the app'],
    });
    expect(texts(hours)).toEqual(['When do you open?', 'Opening hours: today?']);
    expect(hours?.answers).toEqual(['Monday to Friday:\n9 to 17.']);
    expect(goodbye?.answers).toEqual(['Bye']);
    expect(texts(none)).toEqual(['tell me a joke']);
    expect(lost.join('\n')).toMatch(
      /"stories" is not read[^]*roles and groups[^]*"synonym"[^]*"regex"[^]*"lookup"/,
    );
    expect(lost).toContain('responses with conditions, or without text, are not read: check_balance');
    expect(lost).toContain('responses that belong to no intent are not read: utter_nothing');
  });

  it('.lu: marks, escapes, three bullets; patterns, references and definitions are told', async () => {
    const { model, lost } = await read('lu', ['sample.en-us.lu']);
    const { BookFlight: book, none } = english(model);
    expect(book?.questions).toEqual([
      { text: 'book a flight to new york', entities: [{ start: 17, end: 25, entity: 'toCity' }] },
      {
        text: 'fly me from paris to rome on monday',
        entities: [
          { start: 12, end: 17, entity: 'fromCity' },
          { start: 21, end: 25, entity: 'toCity' },
        ],
      },
      { text: 'a ticket costing {a lot}, please' },
      { text: 'c:\\tickets are where?' },
      { text: 'nested from oslo home', entities: [{ start: 7, end: 21, entity: 'trip' }] },
    ]);
    expect(texts(none)).toEqual(['bullfrogs jump - high']);
    expect(lost).toEqual([
      'patterns and references are not read: sample.en-us.lu:10, sample.en-us.lu:11',
      'definitions of entities and references to other files are not read: sample.en-us.lu:13, sample.en-us.lu:19, sample.en-us.lu:20',
    ]);
  });

  it('.qna: variations, filters, answers with signs, prompts as buttons', async () => {
    const { model, lost } = await read('qna', ['faq.en.qna']);
    const { 'coffee.find': coffee, 'When are you open?': open } = english(model);
    expect(texts(coffee)).toEqual(['Where can I get coffee?', 'I need coffee', 'coffee - now!']);
    expect(coffee?.answers).toEqual(['At *1 Pike Place*.\n\n# not a heading\n- > nor a list']);
    expect(coffee?.buttons).toEqual(['Opening hours', 'By car']);
    expect(open?.answers).toEqual(['Daily, 9 - 17']);
    expect(lost).toEqual(['the filter "location" is not read: faq.en.qna:6']);
  });

  it('CSV: semicolons, a mark, other capitals, apostrophes before formulas', async () => {
    const { model, lost } = await read('csv', ['semicolons.csv'], { locale: 'en' });
    expect(texts(english(model)['rate.usd'])).toEqual(['What is "the rate"; today?', '=1+1 is what']);
    expect(texts(english(model).none)).toEqual(['who won']);
    expect(lost).toEqual(['columns that are not read: Remark (semicolons.csv)']);
  });
});
