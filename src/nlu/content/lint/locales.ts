import { LOCALES } from '../../../contract/understanding';
import type { Finding } from '../../../contract/publishing';
import { WRITTEN_LOCALES, type ContentSource } from '../source';

/** Every intent in every written locale, every bot.yaml there, every override and golden sentence of a known intent. */
export function localeFindings(source: ContentSource): Finding[] {
  return [...missingIntents(source), ...missingBots(source), ...unknownIds(source)];
}

function missingIntents(source: ContentSource): Finding[] {
  return WRITTEN_LOCALES.flatMap((locale) => {
    const here = source.intents.get(locale) ?? [];
    return WRITTEN_LOCALES.filter((other) => other !== locale).flatMap((other) => {
      const there = new Set(source.intents.get(other)?.map(({ id }) => id));
      return here
        .filter(({ id }) => !there.has(id))
        .map(({ id, place }): Finding => {
          return {
            severity: 'warning',
            ...place,
            rule: 'missing-locale',
            message: `intent ${id} is missing in ${other}: customers there get no answer; write it`,
            intent: id,
          };
        });
    });
  });
}

function missingBots(source: ContentSource): Finding[] {
  return LOCALES.filter((locale) => !source.bot.has(locale)).map((locale): Finding => {
    const file = `${locale}/bot.yaml`;
    return {
      severity: 'error',
      file,
      line: 1,
      rule: 'missing-bot',
      message: 'the file is missing or wrong; copy it from another locale',
    };
  });
}

function unknownIds(source: ContentSource): Finding[] {
  const known = new Set([...source.intents.values()].flat().map(({ id }) => id));
  const named = [
    ...source.overrides.map(({ id, place }) => ({ id, place, severity: 'error' as const })),
    ...[...source.golden.values()]
      .flat()
      .map(({ intent, place }) => ({ id: intent, place, severity: 'warning' as const })),
  ];
  return named
    .filter(({ id }) => id !== 'none' && !known.has(id))
    .map(({ id, place, severity }) => ({
      severity,
      ...place,
      rule: 'unknown-intent',
      message: `there is no intent ${id}; correct the id or take this out`,
      intent: id,
    }));
}
