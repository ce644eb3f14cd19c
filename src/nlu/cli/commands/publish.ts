import { InvalidArgumentError } from 'commander';
import { reviewSchema, submitFolderSchema, type ReviewView } from '../../../contract/studio-publishing';
import { openFolder } from '../folder';
import { EXIT, Failure, putJson, type ExitCode, type Io } from '../io';
import { startProgress } from '../progress';
import { folderOptions, serverOptions, type CliCommand } from '../program';
import { signIn, type StudioClient } from '../server/client';
import { reviewLines } from '../server/gate-report';

interface Options {
  intents: string;
  json: boolean;
  server: string;
  notes: string;
  wait: boolean;
  timeout: number;
}

const POLL_MS = 1000;

/** Sends the folder to the server, which checks it and asks a second person. */
export const publish: CliCommand<Options> = {
  name: 'publish',
  summary: 'Send the folder to the server to be checked, approved and published.',
  examples: [
    'publish --notes "Fees of 2027" --wait',
    'publish --server https://bank.example --notes "$CI_COMMIT_MESSAGE" --wait --json',
  ],
  define: (command) =>
    serverOptions(folderOptions(command))
      .requiredOption('--notes <text>', 'what changes, for whoever approves')
      .option('--wait', 'wait until it is checked, and print the report', false)
      .option('--timeout <seconds>', 'how long to wait', secondsOf, 900),
  run: async ({ io, colours }, { intents, json, server, notes, wait, timeout }) => {
    const folder = submitFolderSchema.safeParse({ notes, files: await openFolder(intents) });
    if (!folder.success) {
      const issue = folder.error.issues[0];
      throw new Failure(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong'}`, EXIT.usage);
    }
    const client = await signIn(io, server);
    const asked = await client.post('/api/studio/publications', folder.data, reviewSchema);
    const review = wait ? await settled(io, client, asked, timeout) : asked;
    if (json) putJson(io, review);
    else io.out.write(`${reviewLines(review, client.base, colours).join('\n')}\n`);
    return codeOf(review);
  },
};

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) throw new InvalidArgumentError('must be seconds, at most a day');
  return seconds;
}

async function settled(
  io: Io,
  client: StudioClient,
  first: ReviewView,
  timeout: number,
): Promise<ReviewView> {
  const until = io.now().getTime() + timeout * 1000;
  const progress = startProgress('gate', io.err);
  let review = first;
  try {
    while (review.state === 'checking') {
      progress.at(review.progress ?? 0, 'checking');
      if (io.now().getTime() > until)
        throw new Failure(
          `Request ${review.id} is still being checked after ${timeout} s; see ${client.base}/studio/`,
          EXIT.server,
        );
      await io.wait(POLL_MS);
      review = await client.get(`/api/studio/reviews/${encodeURIComponent(review.id)}`, reviewSchema);
    }
    return review;
  } finally {
    progress.stop();
  }
}

function codeOf({ state }: ReviewView): ExitCode {
  return state === 'refused' || state === 'rejected' || state === 'withdrawn' ? EXIT.findings : EXIT.fine;
}
