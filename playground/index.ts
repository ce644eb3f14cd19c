import { resolve } from 'node:path';
import type { Channel } from '../src/contract/channel';
import { Booth } from './booth';
import { playgroundChannel } from './channel';
import type { Built } from './files';
import type { PhoneKind } from './phone';
import { phoneKinds } from './phones';

export interface PlaygroundOptions {
  /** What the user has set. A channel that is set up here is left alone, and its phone says so. */
  environment: Record<string, string | undefined>;
  kinds?: readonly PhoneKind[];
  built?: Built;
}

export interface Playground {
  /** The user's variables, and those by which the channels find the platforms. */
  environment: Record<string, string>;
  /** The same channels, listened to, and the page's own. */
  channels(channels: readonly Channel[]): Channel[];
  /** Tells the platforms where Switchboard listens, such as `http://127.0.0.1:3000`; gives the page's address. */
  connect(url: string): string;
}

const BUILT: Built = { playground: resolve('web/playground/dist'), console: resolve('web/dist/console') };

/** Starts the vendors' platforms on loopback ports. Development only: `src/main.ts` decides that. */
export async function startPlayground({
  environment,
  kinds = phoneKinds,
  built = BUILT,
}: PlaygroundOptions): Promise<Playground> {
  const given = Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value?.trim() ? [[name, value]] : [])),
  ) as Record<string, string>;
  const booths = await Promise.all(kinds.map((kind) => Booth.open(kind, given)));
  const platforms = booths.flatMap(({ phone }) => (phone ? [phone.platform] : []));
  return {
    environment: Object.assign({}, ...platforms.map(({ settings }) => settings), given) as Record<
      string,
      string
    >,
    channels: (channels) => [
      ...channels.map((channel) => booths.reduce((wrapped, booth) => booth.wrap(wrapped), channel)),
      playgroundChannel(booths, built),
    ],
    connect: (url) => {
      for (const platform of platforms) platform.connect(url);
      return `${url}/playground/`;
    },
  };
}
