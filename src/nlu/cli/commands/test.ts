import { LOCALES, type Locale } from '../../../contract/understanding';
import { Option } from 'commander';
import { parseContent } from '../../content/parse-content';
import { withPrepared } from '../engine';
import { explain, explanationLines } from '../explain';
import { openFolder } from '../folder';
import { askAll, goldenFigures, goldenTable, missLines } from '../golden';
import { EXIT, putJson } from '../io';
import { cacheOption, folderOptions, type CliCommand } from '../program';
import { percent } from '../table';

interface Options {
  intents: string;
  cache: string;
  json: boolean;
  text?: string;
  locale?: Locale;
}

/** Asks the golden sentences, or one sentence with what is behind the answer. */
export const test: CliCommand<Options> = {
  name: 'test',
  summary: 'Ask all golden sentences, or try one sentence.',
  examples: ['test', 'test --text "我的卡丢了" --locale zh-CN', 'test --text "i lost my card" --json'],
  define: (command) =>
    cacheOption(folderOptions(command))
      .option('--text <sentence>', 'try this sentence instead')
      .addOption(new Option('--locale <locale>', 'of the sentence; guessed unless given').choices(LOCALES)),
  run: async ({ io, colours }, { intents, cache, json, text, locale }) => {
    const files = await openFolder(intents);
    const source = parseContent(files);
    return withPrepared(io, files, cache, (prepared) => {
      if (text !== undefined) {
        const explanation = explain(prepared, source, text, locale);
        if (json) putJson(io, explanation);
        else io.out.write(`${explanationLines(explanation, colours).join('\n')}\n`);
        return EXIT.fine;
      }
      const results = askAll(io, source, prepared.understander);
      const figures = goldenFigures(results);
      const misses = results.filter(({ passed }) => !passed);
      if (json)
        putJson(io, {
          ...figures,
          misses: misses.map(({ golden, got }) => ({
            ...golden.place,
            text: golden.text,
            expected: golden.intent,
            got,
          })),
        });
      else {
        io.out.write(`${goldenTable(results)}\n\n`);
        for (const line of missLines(results, intents, colours)) io.out.write(`${line}\n`);
        const share = results.length === 0 ? 1 : (results.length - misses.length) / results.length;
        io.out.write(`${results.length - misses.length} of ${results.length} right (${percent(share)})\n`);
      }
      return misses.length > 0 ? EXIT.findings : EXIT.fine;
    });
  },
};
