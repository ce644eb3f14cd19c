import type { Agent } from '../../contract/agent';
import type { Content } from '../../contract/content';
import type { ReportQuery } from '../../contract/figures-api';

/** How a key of a report is called; what has no name keeps its id. Channels are named by whoever shows them. */
export function titleOf(
  { by, locale }: Pick<ReportQuery, 'by' | 'locale'>,
  content: Pick<Content, 'queueTitle'>,
  agents: readonly Pick<Agent, 'id' | 'displayName'>[],
): (key: string | null) => string {
  const names = new Map(agents.map(({ id, displayName }) => [id, displayName]));
  return (key) => {
    if (key === null) return '';
    if (by === 'queue') return content.queueTitle(key, locale);
    return by === 'agent' ? (names.get(key) ?? key) : key;
  };
}
