import { MESSAGE_KEYS } from '../../../contract/content';
import { MESSAGE_VARIABLES } from '../build-content';
import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

/** The bot's phrases use the placeholders that they get, and no others. */
export function messageFindings(source: ContentSource): Finding[] {
  return [...source.bot.values()].flatMap(({ messages, file, lineOf }) =>
    MESSAGE_KEYS.flatMap((key) => {
      const allowed = MESSAGE_VARIABLES[key] ?? [];
      const used = [...messages[key].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
      return used
        .filter((name) => !allowed.includes(name))
        .map((name): Finding => {
          const known = allowed.length > 0 ? `it gets ${allowed.join(', ')}` : 'it gets none';
          const message = `${key} never gets a value for {${name}}; ${known}`;
          return { severity: 'error', file, line: lineOf(key), rule: 'unknown-placeholder', message };
        });
    }),
  );
}
