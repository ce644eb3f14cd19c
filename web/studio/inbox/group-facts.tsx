import type { ReactNode } from 'react';
import type { MissedGroup, MissedView } from '../../../src/contract/studio';
import { channelName } from '../../shared/lib/channel-name';
import { clock } from '../../shared/lib/format';
import { useCommon, usePrefs } from '../../shared/lib/prefs';
import { fill, LOCALE_NAMES } from '../../shared/locale';
import { useInboxTexts } from './texts';
import { useNamed } from './use-named';

/** How often, of which kinds and languages, on which channels, when, and what the bot made of it. */
export function GroupFacts({ group }: { group: MissedGroup }): ReactNode {
  const texts = useInboxTexts();
  const common = useCommon();
  const { locale } = usePrefs();
  const { sentences, count } = group;
  const languages = LOCALE_NAMES.filter(([id]) => sentences.some((each) => each.locale === id));
  const first = sentences.reduce((a, b) => (a.firstAt < b.firstAt ? a : b)).firstAt;
  const last = sentences.reduce((a, b) => (a.lastAt > b.lastAt ? a : b)).lastAt;
  return (
    <div className="facts">
      <b className="times">{count === 1 ? texts.once : fill(texts.times, { n: count })}</b>
      {[...new Set(sentences.map(({ kind }) => kind))].map((kind) => (
        <span key={kind} className={`tag kind-${kind}`}>
          {texts[kind]}
        </span>
      ))}
      <span>{languages.map(([, name]) => name).join(' · ')}</span>
      <span>
        {channelsOf(sentences)
          .map(([channel, n]) => `${channelName(channel, common)} ${n}`)
          .join(' · ')}
      </span>
      <span>
        {fill(texts.firstAt, { time: clock(first, locale) })} ·{' '}
        {fill(texts.lastAt, { time: clock(last, locale) })}
      </span>
      <TakenFor sentences={sentences} />
    </div>
  );
}

function TakenFor({ sentences }: { sentences: MissedView[] }): ReactNode {
  const texts = useInboxTexts();
  const named = useNamed();
  const titles = [...new Set(sentences.flatMap(({ guess }) => (guess === null ? [] : [named(guess).title])))];
  if (titles.length === 0) return <span>{texts.takenForNothing}</span>;
  return (
    <span>
      {texts.takenFor} <b>{titles.join(' · ')}</b>
    </span>
  );
}

/** Channels with how often, the most used first. */
function channelsOf(sentences: MissedView[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { channels } of sentences) {
    for (const [channel, n] of Object.entries(channels)) sums.set(channel, (sums.get(channel) ?? 0) + n);
  }
  return [...sums].sort((a, b) => b[1] - a[1]);
}
