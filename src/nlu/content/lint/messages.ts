import { MESSAGE_KEYS } from '../../../contract/content';
import { MESSAGE_VARIABLES } from '../build-content';
import type { Finding } from '../../../contract/publishing';
import type { ContentSource } from '../source';

type Phrases = ContentSource['bot'] extends Map<unknown, infer Bot> ? Bot : never;

/** The bot's phrases use the placeholders that they get, and no others; ratings bring their numbers. */
export function messageFindings(source: ContentSource): Finding[] {
  return [...source.bot.values()].flatMap((phrases) => [
    ...unknownPlaceholders(phrases),
    ...wrongRatings(phrases),
  ]);
}

function unknownPlaceholders({ messages, file, lineOf }: Phrases): Finding[] {
  return MESSAGE_KEYS.flatMap((key) => {
    const allowed = MESSAGE_VARIABLES[key] ?? [];
    const used = [...messages[key].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    return used
      .filter((name) => !allowed.includes(name))
      .map((name): Finding => {
        const known = allowed.length > 0 ? `it gets ${allowed.join(', ')}` : 'it gets none';
        const message = `${key} never gets a value for {${name}}; ${known}`;
        return { severity: 'error', file, line: lineOf(key), rule: 'unknown-placeholder', message };
      });
  });
}

/** Why: by SMS a digit is the answer, and 5 is the best in whatever order the buttons stand. */
function wrongRatings({ messages, file, lineOf }: Phrases): Finding[] {
  return ([1, 2, 3, 4, 5] as const).flatMap((score): Finding[] => {
    const key = `rating${score}` as const;
    if (messages[key].startsWith(`${score} `)) return [];
    const message = `${key} must begin with its number and a blank, such as "${score} ${messages[key]}"`;
    return [{ severity: 'error', file, line: lineOf(key), rule: 'rating-number', message }];
  });
}
