import type { Finding } from '../../contract/publishing';
import type { ContentSource, Place } from '../content/source';
import type { Io } from './io';
import { startProgress } from './progress';

const MOST = 500;
const AT_ONCE = 8;
const TIMEOUT_MS = 8000;

interface PlacedLink {
  url: string;
  place: Place;
  intent: string;
}

/** Links whose page does not answer; each page is asked once, with a time-out, a few at a time. */
export async function deadLinks(io: Io, source: ContentSource): Promise<Finding[]> {
  const byUrl = new Map<string, PlacedLink[]>();
  for (const link of linksOf(source)) byUrl.set(link.url, [...(byUrl.get(link.url) ?? []), link]);
  const urls = [...byUrl.keys()].slice(0, MOST);
  const progress = startProgress('links', io.err);
  const findings: Finding[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let url = urls[next++]; url !== undefined; url = urls[next++]) {
      const reason = await whyDead(io, url);
      progress.at(Math.min(1, next / urls.length), 'pages');
      if (reason !== null) findings.push(...(byUrl.get(url) ?? []).map((link) => toFinding(link, reason)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  progress.stop();
  return findings;
}

function toFinding({ url, place, intent }: PlacedLink, reason: string): Finding {
  return { severity: 'warning', ...place, rule: 'unreachable-link', message: `${url} ${reason}`, intent };
}

function linksOf(source: ContentSource): PlacedLink[] {
  const placed = [...[...source.intents.values()].flat(), ...source.overrides];
  return placed.flatMap(({ id, links = [], at }) =>
    links.map(({ url }, n) => ({ url, place: at('links', n), intent: id })),
  );
}

/** Null: it answers. Some servers refuse HEAD, so they are asked again with GET. */
async function whyDead(io: Io, url: string): Promise<string | null> {
  if (!/^https?:\/\//i.test(url)) return 'is not a web address';
  try {
    const head = await ask(io, url, 'HEAD');
    const status = head < 400 ? head : await ask(io, url, 'GET');
    return status < 400 ? null : `answers with ${status}`;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError'
      ? `does not answer within ${TIMEOUT_MS / 1000} s`
      : 'cannot be reached';
  }
}

async function ask(io: Io, url: string, method: string): Promise<number> {
  const response = await io.fetch(url, { method, signal: AbortSignal.timeout(TIMEOUT_MS) });
  await response.body?.cancel();
  return response.status;
}
