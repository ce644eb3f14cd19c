import { MESSAGE_KEYS } from '../../../contract/content';
import { MESSAGE_VARIABLES } from '../build-content';
import type { Finding } from '../finding';
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
          const message = `${key} never gets a value for {${name}}`;
          return { severity: 'error', file, line: lineOf(key), rule: 'unknown-placeholder', message };
        });
    }),
  );
}
