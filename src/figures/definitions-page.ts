import { LOCALES, type Locale } from '../contract/understanding';
import { FIGURE_GROUPS } from '../contract/figures-api';
import type { Figure } from './figure';
import { FIGURES } from './figures';

const UNITS: Record<Figure['unit'], string> = {
  count: 'how many',
  share: 'share',
  seconds: 'seconds',
  score: '1 to 5',
};
const SOURCES: Record<Figure['over'], string> = {
  cases: 'escalations, by the moment of joining',
  time: 'the agents’ time, by the clock',
  bot: 'tallies of the bot, by the quarter of an hour',
};

const HEAD = `# Figures of the desk

What reports, wallboard and files mean by each figure. This page is made of the figures themselves (\`src/figures/figures\`, one file each): change them there, then run \`npm run -s build:server && node dist/src/figures/write-page.js\`. A test keeps both equal.

- A conversation counts in the interval in which its customer joined, and in the queue where it is or ended. By agent or team each gets its own part: the wait and the first answer go to who came first, talk to each who had it, the end, after-contact work and rating to who had it last.
- The agents' time counts by the clock, from talks that began up to 12 hours before the report. It has no meaning by queue or channel; the bot's figures have none by queue, agent or team. Such cells are empty.
- The bot is tallied in memory and written every five seconds and at the end: a process that is killed loses the tallies of its last seconds.
- A report is at most a minute old, the day's part of the wallboard 45 seconds, the rest of it two; what takes long to make is kept longer.
- Reports span up to 93 days, by hour 14, by quarter of an hour 4; they have at most 5,000 rows.`;

/** The page docs/figures.md. */
export function definitionsPage(): string {
  const groups = FIGURE_GROUPS.map((group) => FIGURES.filter((figure) => figure.group === group));
  const sections = groups.filter(({ length }) => length > 0).map((figures) => figures.map(entryOf));
  return `${[HEAD, ...sections.flat()].join('\n\n')}\n`;
}

function entryOf({ id, title, definition, unit, better, over }: Figure): string {
  const wanted = better === 'neither' ? '' : ` ${better === 'more' ? 'More' : 'Less'} is better.`;
  const inWords = (locale: Locale): string => `- ${title[locale]}: ${definition[locale]}`;
  return [
    `## \`${id}\``,
    `In ${UNITS[unit]}; of ${SOURCES[over]}.${wanted}`,
    [...LOCALES].reverse().map(inWords).join('\n'),
  ].join('\n\n');
}
