import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

/** Days before a link expires in which the editor is told. */
const SOON = 30;

/** Links lead somewhere safe, and not past their day. Whether the page is there needs the network: not here. */
export function linkFindings(source: ContentSource, { today }: { today?: string }): Finding[] {
  const written = [...source.intents.values()].flat();
  return [...written, ...source.overrides].flatMap(({ id, links = [], at }) =>
    links.flatMap(({ title, url, expires }, n): Finding[] => {
      const problem = addressProblem(url) ?? expiryProblem(expires, today);
      if (!problem) return [];
      const [severity, words] = problem;
      return [
        {
          severity,
          ...at('links', n),
          rule: 'dead-link',
          message: `link "${title}" ${words}`,
          intent: id,
        },
      ];
    }),
  );
}

type Problem = readonly [Finding['severity'], string];

function addressProblem(url: string): Problem | undefined {
  const { protocol, hostname, username } = new URL(url);
  if (protocol !== 'https:') return ['error', `begins with ${protocol} and must begin with https:`];
  if (username !== '') return ['error', 'holds a user name; take it out'];
  return hostname.includes('.') ? undefined : ['error', `leads to ${hostname}, which customers cannot reach`];
}

function expiryProblem(expires: string | undefined, today: string | undefined): Problem | undefined {
  if (expires === undefined || today === undefined) return undefined;
  const days = Math.round((Date.parse(expires) - Date.parse(today)) / 86_400_000);
  if (days < 0) return ['warning', `expired on ${expires} and is left out; give it a new day or take it out`];
  return days < SOON ? ['warning', `expires on ${expires}; give it a new day if it stays`] : undefined;
}
