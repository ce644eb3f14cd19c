import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

/** Variants by channel are for channels that there are; nothing is said when these are not known. */
export function channelFindings(
  source: ContentSource,
  { channels }: { channels?: readonly string[] },
): Finding[] {
  if (!channels) return [];
  const written = [...source.intents.values()].flat();
  return [...written, ...source.overrides].flatMap((intent) => {
    const named = [
      ...Object.keys(intent.channels ?? {}).map((name) => ({ name, path: ['channels', name] })),
      ...(intent.variants ?? []).flatMap((variant, n) =>
        Object.keys(variant.channels ?? {}).map((name) => ({
          name,
          path: ['variants', n, 'channels', name],
        })),
      ),
    ];
    return named
      .filter(({ name }) => !channels.includes(name))
      .map(({ name, path }): Finding => {
        const message = `there is no channel ${name}; the channels are ${channels.join(', ')}`;
        return {
          severity: 'error',
          ...intent.at(...path),
          rule: 'unknown-channel',
          message,
          intent: intent.id,
        };
      });
  });
}
