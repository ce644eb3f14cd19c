import { Command, CommanderError, Option } from 'commander';
import type { Colours } from './colours';
import { coloursOf, EXIT, type ExitCode, type Io } from './io';

/** What every command gets. */
export interface Context {
  io: Io;
  colours: Colours;
}

/** One command: it describes itself, and `run` gives its exit code. */
export interface CliCommand<Options = object> {
  name: string;
  summary: string;
  /** Shown below the options, each with `npm run intents -- ` before it. */
  examples: readonly string[];
  /** Adds arguments and options. */
  define?(command: Command): Command;
  run(context: Context, options: Options, args: readonly string[]): Promise<ExitCode>;
}

/** Where the intents are, and that JSON is wanted. */
export function folderOptions(command: Command): Command {
  return command
    .option('--intents <folder>', 'the intents folder', 'intents')
    .option('--json', 'print JSON for other programs', false);
}

export function cacheOption(command: Command): Command {
  return command.option('--cache <folder>', 'folder of trained models', 'data/models');
}

/** The server; password and user come from the environment only. */
export function serverOptions(command: Command): Command {
  return command.addOption(
    new Option('--server <url>', 'the server; SWITCHBOARD_USER and SWITCHBOARD_PASSWORD sign in')
      .env('SWITCHBOARD_URL')
      .default('http://127.0.0.1:3000'),
  );
}

/** Adds a command; `done` gets its exit code. */
export function mount(program: Command, each: CliCommand, io: Io, done: (code: ExitCode) => void): void {
  const command = program.command(each.name).description(each.summary);
  each.define?.(command);
  const lines = each.examples.map((example) => `  npm run intents -- ${example}`);
  command.addHelpText('after', `\nExamples:\n${lines.join('\n')}`);
  command.action(async (...passed: unknown[]) => {
    const args = passed.slice(0, -2).flat() as string[];
    done(await each.run({ io, colours: coloursOf(io) }, command.opts(), args));
  });
}

/** The code of what commander itself ended with: help is fine. */
export function usageCode(error: CommanderError): ExitCode {
  return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
}
