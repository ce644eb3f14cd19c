import { LOCALES, type Locale } from '../../../contract/understanding';
import { detectSignals } from '../../detectors';
import { exactKey, normalise } from '../../text/normalise';
import { scriptShare } from '../../text/script';
import { intentsOf } from '../build-content';
import type { Finding } from '../../../contract/publishing';
import type { ContentSource, Place } from '../source';
import { exactMatches } from '../training-rows';

/** A pressed button must be understood: it is a title or question of some intent, or asks for a human. */
export function buttonFindings(source: ContentSource): Finding[] {
  const exact = exactMatches(source);
  return LOCALES.flatMap((locale) =>
    buttonsOf(source, locale)
      .filter(({ button }) => !resolves(exact, button))
      .map(({ button, place, intent }): Finding => {
        const message = `button "${button}" is no title or question of any intent; write one as it stands there`;
        const about = intent === undefined ? {} : { intent };
        return { severity: 'error', ...place, rule: 'unresolved-button', message, ...about };
      }),
  );
}

interface Button {
  button: string;
  place: Place;
  intent?: string;
}

function buttonsOf(source: ContentSource, locale: Locale): Button[] {
  const bot = source.bot.get(locale);
  const greeting = bot?.messages.greetingButtons ?? [];
  const place = { file: bot?.file ?? '', line: bot?.lineOf('greetingButtons') ?? 1 };
  return [
    ...intentsOf(source, locale).flatMap((intent) =>
      [...intent.buttons, ...(intent.variants ?? []).flatMap(({ buttons = [] }) => buttons)].map(
        (button) => ({
          button,
          place: intent.place,
          intent: intent.id,
        }),
      ),
    ),
    ...greeting.map((button) => ({ button, place })),
    ...(bot
      ? [{ button: bot.messages.handoffButton, place: { file: bot.file, line: bot.lineOf('handoffButton') } }]
      : []),
  ];
}

function resolves(exact: ReadonlyMap<string, string>, button: string): boolean {
  const normalised = normalise(button);
  return exact.has(exactKey(normalised)) || detectSignals(normalised, scriptShare(button)).includes('human');
}
