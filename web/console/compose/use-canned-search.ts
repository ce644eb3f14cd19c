import { useEffect, useState } from 'react';
import type { AgentView, EscalationView, TimelineView } from '../../../src/contract/api';
import type { CannedView } from '../../../src/contract/assist';
import { channelName } from '../../shared/lib/channel-name';
import { usePrefs } from '../../shared/lib/prefs';
import { useTexts } from '../lib/texts';
import { composeApi } from './compose-api';
import { findCanned, soughtAt, type Sought } from './find-canned';
import { fillPlaces } from './places';
import { useCanned } from './use-canned';
import type { Field } from './use-field';

export interface CannedSearch {
  /** Null: nothing is sought. */
  sought: Sought | null;
  options: CannedView[];
  empty: boolean;
  active: number;
  move: (by: number) => void;
  pick: (canned: CannedView | undefined) => void;
  close: () => void;
  /** Begins a search with a click. */
  begin: () => void;
}

interface Of {
  me: AgentView;
  escalation: EscalationView;
  talk: TimelineView | null;
}

/** Canned replies behind a slash. */
export function useCannedSearch({ me, escalation, talk }: Of, field: Field): CannedSearch {
  const texts = useTexts();
  const [closed, setClosed] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const sought = closed === field.text ? null : soughtAt(field.text, field.cursor);
  const canned = useCanned(sought !== null);
  const queue = useQueueTitle(escalation.queue, sought !== null);
  const spoken = talk?.locale ?? escalation.language;
  const options =
    sought === null
      ? []
      : findCanned(canned.list ?? [], sought.query, { locale: spoken, queue: escalation.queue });
  const query = sought?.query;
  useEffect(() => setActive(0), [query]);

  const pick = (chosen: CannedView | undefined): void => {
    if (sought === null || chosen === undefined) return;
    const words = fillPlaces(chosen.text, {
      ...{ customer: talk?.customer.name ?? '', agent: me.displayName, queue },
      channel: channelName(escalation.channel, texts),
      date: new Date().toLocaleDateString(chosen.locale === 'en' ? 'en-GB' : chosen.locale),
    });
    const next = field.text.slice(0, sought.start) + words + field.text.slice(sought.end);
    field.write(next, words.includes('{') ? 'place' : sought.start + words.length);
    canned.used(chosen.id);
  };
  return {
    sought,
    options,
    empty: canned.list?.length === 0,
    active: Math.min(active, Math.max(0, options.length - 1)),
    move: (by) => setActive((options.length + active + by) % Math.max(1, options.length)),
    pick,
    close: () => setClosed(field.text),
    begin: () => {
      setClosed(null);
      const gap = field.text === '' || /\s$/.test(field.text) ? '' : ' ';
      field.write(`${field.text}${gap}/`);
    },
  };
}

function useQueueTitle(id: string, wanted: boolean): string {
  const { locale } = usePrefs();
  const [titles, setTitles] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    if (!wanted || titles !== null) return;
    composeApi.queueTitles(locale).then(setTitles, () => undefined);
  }, [wanted, titles, locale]);
  return titles?.get(id) ?? id;
}
