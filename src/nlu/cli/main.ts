import { Command, CommanderError } from 'commander';
import { AppError } from '../../contract/errors';
import { FormatError } from '../formats/format';
import { check } from './commands/check';
import { diff } from './commands/diff';
import { exportCommand } from './commands/export';
import { importCommand } from './commands/import';
import { publish } from './commands/publish';
import { rollback } from './commands/rollback';
import { test } from './commands/test';
import { train } from './commands/train';
import { unanswered } from './commands/unanswered';
import { EXIT, Failure, processIo, type ExitCode, type Io } from './io';
import { mount, usageCode, type CliCommand } from './program';

/** All commands; a new one is a file and a line here. */
const COMMANDS: readonly CliCommand<never>[] = [
  check,
  test,
  train,
  publish,
  rollback,
  diff,
  importCommand,
  exportCommand,
  unanswered,
];

const CODES = `
Exit codes: 0 fine; 1 findings, misses or refused by the gate; 2 wrong usage or unreadable files; 3 the server was not
reached or did not let you.`;

/** The tool for people who look after the bot's content. Gives the exit code. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<ExitCode> {
  let code: ExitCode = EXIT.fine;
  const program = new Command('intents')
    .description("Checks, tries, moves and publishes the bot's content.")
    .addHelpText('after', CODES)
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)')
    .configureOutput({
      writeOut: (text) => void io.out.write(text),
      writeErr: (text) => void io.err.write(text),
    });
  for (const command of COMMANDS)
    mount(program, command, io, (ended) => {
      code = ended;
    });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    return failed(error, io);
  }
}

function failed(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) return usageCode(error);
  const told = error instanceof Failure || error instanceof FormatError || error instanceof AppError;
  if (!told) throw error;
  io.err.write(`${error.message}\n`);
  if (error instanceof Failure) return error.code;
  return error instanceof FormatError ? EXIT.usage : EXIT.findings;
}

if (require.main === module) {
  void main(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
