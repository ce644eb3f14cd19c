import { writeFile } from 'node:fs/promises';
import { Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { MISSED_STATES } from '../../../contract/publishing';
import { missedListSchema, type MissedListView } from '../../../contract/studio';
import { LOCALES } from '../../../contract/understanding';
import { neutralise } from '../../formats/csv/formula';
import { EXIT, putJson } from '../io';
import { serverOptions, type CliCommand } from '../program';
import { signIn } from '../server/client';
import { textTable } from '../table';

interface Options {
  server: string;
  state: string;
  locale?: string;
  json: boolean;
  export?: string;
  out?: string;
}

/** What customers asked and the bot did not answer, or answered wrongly. */
export const unanswered: CliCommand<Options> = {
  name: 'unanswered',
  summary: 'List what the bot did not understand or answered wrongly, the most asked first.',
  examples: ['unanswered', 'unanswered --state new --locale zh-CN', 'unanswered --export csv -o missed.csv'],
  define: (command) =>
    serverOptions(command)
      .addOption(new Option('--state <state>', 'which sentences').choices(MISSED_STATES).default('new'))
      .addOption(new Option('--locale <locale>', 'only of one locale').choices(LOCALES))
      .addOption(new Option('--export <format>', 'every sentence as a table').choices(['csv']))
      .option('-o, --out <file>', 'write the table to this file')
      .option('--json', 'print JSON for other programs', false),
  run: async ({ io, colours }, options) => {
    const client = await signIn(io, options.server);
    const query = new URLSearchParams({
      state: options.state,
      ...(options.locale !== undefined && { locale: options.locale }),
    });
    const list = await client.get(`/api/studio/missed?${query.toString()}`, missedListSchema);
    if (options.json) putJson(io, list);
    else if (options.export === undefined) io.out.write(`${overview(list)}\n`);
    else if (options.out === undefined) io.out.write(toCsv(list));
    else {
      await writeFile(options.out, toCsv(list));
      io.out.write(`${colours.green(options.out)} written\n`);
    }
    return EXIT.fine;
  },
};

function overview({ groups, counts }: MissedListView): string {
  const rows = groups.map(({ count, sentences, suggestions }) => {
    const [first] = sentences;
    const more = sentences.length > 1 ? ` (+${sentences.length - 1} alike)` : '';
    const best = suggestions[0] ? `${suggestions[0].intent} ${suggestions[0].score}` : '-';
    return [String(count), first?.locale ?? '', first?.kind ?? '', `${first?.text ?? ''}${more}`, best];
  });
  const sum = MISSED_STATES.map((state) => `${counts[state]} ${state}`).join(', ');
  return `${textTable(['asked', 'locale', 'kind', 'sentence', 'may be'], rows)}\n${sum}`;
}

const COLUMNS = [
  'group',
  'count',
  'locale',
  'kind',
  'text',
  'guess',
  'correct',
  'suggestion',
  'state',
  'firstAt',
  'lastAt',
];

/** One row per sentence, for Excel. */
function toCsv({ groups }: MissedListView): string {
  const rows = groups.flatMap(({ id, sentences, suggestions }) =>
    sentences.map(({ count, locale, kind, text, guess, correct, state, firstAt, lastAt }) =>
      [
        id,
        String(count),
        locale,
        kind,
        text,
        guess?.intent ?? '',
        correct?.intent ?? '',
        suggestions[0]?.intent ?? '',
        state,
        firstAt,
        lastAt,
      ].map(neutralise),
    ),
  );
  return stringify([COLUMNS, ...rows], { bom: true, record_delimiter: 'windows' });
}
