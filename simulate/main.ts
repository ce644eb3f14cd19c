import { writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { loadScenario } from './input/load';
import { resultOf, type Result } from './measure/result';
import { Simulation } from './simulation';
import { htmlOf } from './show/html';
import { textOf } from './show/text';

interface Options {
  scenario?: string;
  compare?: string;
  arrivals?: string;
  customers?: number;
  intents: string;
  seed: number;
  json?: string;
  html?: string;
  timeZone: string;
}

const EXAMPLES = `
Examples:
  npm run desk:simulate
  npm run desk:simulate -- --arrivals day.csv --scenario plan.json --html report.html
  npm run desk:simulate -- --scenario as-it-is.json --compare what-if.json

Files are described in docs/simulation.md.`;

function whole(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError('must be a whole number');
  return Number(text);
}

function program(): Command {
  return new Command('desk:simulate')
    .description('Replays a day of customers against the rules of the desk and a staffing plan.')
    .option('--scenario <file>', 'staffing, behaviour and changes of the rules (JSON)')
    .option('--compare <file>', 'a second scenario for the same customers: what if')
    .option('--arrivals <file>', 'a day of customers (CSV); left out, one is made')
    .option('--customers <n>', 'how many, on average, where a day is made', whole)
    .option('--intents <folder>', 'the rules of the queues are read there', 'intents')
    .option('--seed <n>', 'of chance: the same seed gives the same day', whole, 1)
    .option('--time-zone <name>', 'clock of the charts', 'Asia/Shanghai')
    .option('--json <file>', 'writes the figures')
    .option('--html <file>', 'writes a page with charts')
    .addHelpText('after', EXAMPLES);
}

async function run(options: Options): Promise<void> {
  const first = await loadScenario(options);
  const results = [simulate(first)];
  if (options.compare !== undefined) {
    const second = await loadScenario({ ...options, scenario: options.compare });
    results.push(simulate({ ...second, arrivals: first.arrivals }));
  }
  process.stdout.write(textOf(results));
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
  if (options.html !== undefined) await writeFile(options.html, htmlOf(results, options.timeZone));
}

function simulate(scenario: Parameters<typeof resultOf>[0]['scenario']): Result {
  const began = performance.now();
  const result = resultOf(new Simulation(scenario).run());
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const { length } = scenario.arrivals;
  process.stderr.write(
    `${scenario.name}: ${length} customers, ${scenario.workers.length} agents, ${took} s\n`,
  );
  return result;
}

run(program().parse().opts<Options>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
