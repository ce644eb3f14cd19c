import { z } from 'zod';
import type { Channel, ChannelHost } from '../src/contract/channel';
import { AppError } from '../src/contract/errors';
import type { SocketRoute } from '../src/contract/http';
import type { Booth } from './booth';
import { type Built, pageRoutes } from './files';
import { mustBeOurPage } from './guard';
import { Page } from './page';

const MOST_PAGES = 20;
const FRAMES = { points: 40, perSeconds: 10 };

/** The page's way in: its files, and a socket by which it sees and uses the phones. It carries no messages of its own. */
export function playgroundChannel(booths: Booth[], built: Built): Channel {
  return {
    name: 'playground',
    capabilities: {
      text: { max: 1_000, unit: 'utf16' },
      buttons: 0,
      images: false,
      typing: false,
      pull: true,
      idempotentSend: true,
      retryDelays: [],
    },
    settings: z.object({}),
    decode: () => [],
    mount: (host) => ({
      routes: pageRoutes(built),
      sockets: [socketRoute(host, booths)],
      deliver: () => Promise.resolve({ outcome: 'rejected', code: 'NO_CUSTOMERS' }),
      close: async () => {
        await Promise.all(booths.flatMap(({ phone }) => phone?.platform.close() ?? []));
      },
    }),
  };
}

function socketRoute(host: ChannelHost, booths: Booth[]): SocketRoute {
  const pages = new Set<Page>();
  const limiter = host.limiter('page', FRAMES.points, FRAMES.perSeconds);
  const { logger } = host;
  const run = host.ids.next();
  const announce = (): void => pages.forEach((page) => page.showPhones());
  return {
    path: '/playground/socket',
    connect: (request) => {
      mustBeOurPage(request);
      if (pages.size >= MOST_PAGES) {
        throw new AppError('TOO_MANY_REQUESTS', 'The playground is open too often: close some of its pages.');
      }
      return Promise.resolve((socket) => {
        const page = new Page(socket, { booths, limiter, logger, run, announce, id: host.ids.next() });
        pages.add(page);
        socket.onClose(() => pages.delete(page));
      });
    },
  };
}
