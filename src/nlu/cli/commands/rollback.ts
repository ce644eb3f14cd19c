import { InvalidArgumentError } from 'commander';
import { publicationSchema } from '../../../contract/studio-publishing';
import { EXIT, putJson } from '../io';
import { serverOptions, type CliCommand } from '../program';
import { signIn } from '../server/client';

interface Options {
  server: string;
  to: number;
  reason: string;
  json: boolean;
}

/** Makes an earlier version live again. */
export const rollback: CliCommand<Options> = {
  name: 'rollback',
  summary: 'Make an earlier publication live again, at once.',
  examples: ['rollback --to 12 --reason "Wrong fee in card.fees"'],
  define: (command) =>
    serverOptions(command)
      .requiredOption('--to <number>', 'the publication', numberOf)
      .requiredOption('--reason <text>', 'why, for the history')
      .option('--json', 'print JSON for other programs', false),
  run: async ({ io, colours }, { server, to, reason, json }) => {
    const client = await signIn(io, server);
    const publication = await client.post('/api/studio/rollback', { to, reason }, publicationSchema);
    if (json) putJson(io, publication);
    else io.out.write(`${colours.green(`Version ${publication.number} is live`)} (${publication.notes})\n`);
    return EXIT.fine;
  },
};

function numberOf(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError('must be the number of a publication, such as 12');
  return Number(text);
}
