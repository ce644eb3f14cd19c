import { formatNamed } from '.';
import { FormatError, MAX_BYTES, textFile, type FormatFile } from './format';

async function refusal(format: string, ...files: FormatFile[]): Promise<string> {
  try {
    await formatNamed(format)?.read(files, { locale: 'en' });
  } catch (error) {
    if (error instanceof FormatError) return error.message;
    throw error;
  }
  throw new Error('was read');
}

describe('broken files', () => {
  it.each([
    ['nlpjs', 'a.json', '{\n "locale": "en",\n "data": [,]\n}', /^a\.json:3: is not JSON/],
    ['nlpjs', 'a.json', '{"locale": "en",', /^a\.json:1: is not JSON/],
    ['nlpjs', 'a.json', '{"locale": "en"}', /^a\.json:1: needs "data"/],
    [
      'nlpjs',
      'a.json',
      '{"locale": "en",\n"data": [\n{"intent": "a"},\n{"intent": 5}]}',
      /^a\.json:4: data\.1\.intent: /,
    ],
    ['nlpjs', 'a.json', '['.repeat(100_000), /^a\.json:1: /],
    ['rasa', 'nlu.yml', 'nlu:\n  - intent: a\n    examples: "x\n', /^nlu\.yml:\d+: is not YAML/],
    [
      'rasa',
      'nlu.yml',
      'nlu:\n  - intent: a\n    examples: |\n      - x\n      y\n',
      /^nlu\.yml:5: an example of a does not begin/,
    ],
    ['rasa', 'nlu.yml', 'nlu:\n  - intent: [a]\n', /^nlu\.yml:2: nlu\.0\.intent: /],
    [
      'rasa',
      'nlu.yml',
      `a: &a [x]\n${'b: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n'.repeat(1)}${'['.repeat(20_000)}`,
      /^nlu\.yml:\d+: /,
    ],
    ['lu', 'a.lu', '# Hi\n- hello\nworld', /^a\.lu:3: is neither a heading nor begins with "-"/],
    ['lu', 'a.lu', '- hello', /^a\.lu:1: an utterance stands before the first/],
    ['lu', 'a.lu', '# Hi\n- fly to {@city=rome', /^a\.lu:2: has a "\{" that is not closed/],
    ['lu', 'a.lu', '#\n- a', /^a\.lu:1: names no intent/],
    [
      'lu',
      'a.lu',
      '# ? what\n```\na\n```',
      /^a\.lu:1: is a question with an answer; import it with the format qna/,
    ],
    ['qna', 'a.qna', '# ? what\n- so\n```\nnever closed\n', /^a\.qna:1: has an answer that is not closed/],
    ['qna', 'a.qna', '# ? what\n- so\n', /^a\.qna:1: has no answer/],
    ['lu', 'a.lu', `# Hi\n- ${'['.repeat(100_000)}`, /^a\.lu:2: is longer than a sentence may be/],
    [
      'rasa',
      'nlu.yml',
      `nlu:\n  - intent: a\n    examples: |\n      - ${'['.repeat(100_000)}\n`,
      /^nlu\.yml:3: is longer/,
    ],
    ['qna', 'a.qna', `# ? a\n- ${'[]('.repeat(100_000)}`, /^a\.qna:2: is longer/],
    ['qna', 'a.qna', '> x\nhello', /^a\.qna:2: stands before the first/],
    ['qna', 'a.qna', '# ? a\n**Filters:**\n- x\n```\nb\n```', /^a\.qna:3: is not "name = value"/],
    ['csv', 'a.csv', 'intent,text\na,"x\n', /^a\.csv:\d: is not CSV/],
    ['csv', 'a.csv', 'name,words\na,b\n', /^a\.csv:1: needs a first row/],
    ['csv', 'a.csv', 'intent,text\na,"two\nlines"\n,b\n', /^a\.csv:4: has no intent/],
    ['csv', 'a.csv', 'intent,text,kind\na,b,maybe\n', /^a\.csv:2: has the kind "maybe"/],
    ['csv', 'a.csv', 'intent,answer,more\na,b,"links: 5"\n', /^a\.csv:2: column "more": links: /],
    ['csv', 'a.csv', 'intent,answer,queue,priority\na,b,cards,soon\n', /^a\.csv:2: .*priority/],
    ['csv', 'a.csv', 'intent,locale,text\na,fr,b\n', /^a\.csv:2: /],
    ['xlsx', 'a.xlsx', 'hello', /^a\.xlsx:1: is not an \.xlsx workbook/],
  ])('%s: %s %#', async (format, name, text, message) => {
    expect(await refusal(format, textFile(name, text))).toMatch(message);
  });

  it('refuses what is not UTF-8, and says how to save it', async () => {
    const data = Buffer.from([0x69, 0x6e, 0xc4, 0xe3, 0xba, 0xc3]);
    expect(await refusal('csv', { name: 'gbk.csv', data })).toMatch(/^gbk\.csv:1: is not UTF-8.*CSV UTF-8/);
  });

  it.each(['nlpjs', 'rasa', 'lu', 'qna', 'csv', 'xlsx'])('%s refuses more than 20 MB', async (format) => {
    const file = { name: 'big', data: new Uint8Array(MAX_BYTES + 1) };
    expect(await refusal(format, file)).toMatch(/^big:1: is too large/);
  });

  it('asks for the language where a file does not tell it', async () => {
    await expect(formatNamed('rasa')?.read([textFile('nlu.yml', 'nlu: []')])).rejects.toThrow(/add --locale/);
  });
});
