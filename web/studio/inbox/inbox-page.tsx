import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { MissedGroup, MissedView } from '../../../src/contract/studio';
import { useStudio } from '../lib/studio-context';
import { Failure } from '../ui/failure';
import { Skeleton } from '../ui/skeleton';
import { ChosenBar } from './chosen-bar';
import type { ActionsProps } from './group-actions';
import { GroupCard } from './group-card';
import { InboxEmpty } from './inbox-empty';
import { InboxFilters } from './inbox-filters';
import { NewIntentDialog } from './new-intent-dialog';
import { aboutGroup } from './selection';
import { useInboxTexts } from './texts';
import { CHOSEN, useInbox } from './use-inbox';
import { useInboxKeys, type InboxKey } from './use-inbox-keys';
import './inbox.css';

/** Sentences that were not answered, or answered wrongly, and what becomes of them. */
export function InboxPage(): ReactNode {
  const texts = useInboxTexts();
  const { catalogue } = useStudio();
  const inbox = useInbox();
  const { groups, selection, filter, actions, asked, across, run } = inbox;
  const [making, setMaking] = useState<MissedView[] | null>(null);
  const [place, setPlace] = useState(0);
  const cards = useRef<(HTMLElement | null)[]>([]);
  const here = Math.min(place, Math.max(0, groups.length - 1));

  const move = (to: number): void => {
    const next = Math.max(0, Math.min(groups.length - 1, to));
    setPlace(next);
    cards.current[next]?.focus();
  };
  const keep = (): void => cards.current[here]?.focus({ preventScroll: true });
  const onKey = (key: InboxKey): void => {
    const group = groups[here];
    if (key === 'j' || key === 'k') move(here + (key === 'j' ? 1 : -1));
    else if (group !== undefined) act(key, group);
  };
  const act = (key: InboxKey, group: MissedGroup): void => {
    const sentences = across.length > 0 ? across : aboutGroup(group, selection);
    const [first] = group.suggestions;
    if (key === 'x') inbox.toggle(group.sentences.map(({ id }) => id));
    if (filter.state !== 'new') return;
    if (key === 'n') setMaking(sentences);
    if (key === 'i') run(actions.move(sentences, 'ignored').then(keep));
    if (key === 'Enter') inbox.ask(across.length > 0 ? CHOSEN : group.id, first ?? 'pick');
  };
  useInboxKeys(onKey);
  // Why: what had the focus goes with its group.
  useEffect(() => {
    if (document.activeElement === document.body && groups.length > 0) cards.current[here]?.focus();
  }, [groups, here]);

  const actionsFor = (at: string, sentences: MissedView[]): Omit<ActionsProps, 'suggestions'> => ({
    sentences,
    state: filter.state,
    intents: catalogue?.intents ?? [],
    step: asked.at === at ? asked.step : null,
    busy: inbox.busy,
    onStep: (step) => inbox.ask(at, step),
    onAdd: (target, golden) => run(actions.add(target, sentences, golden).then(keep)),
    onNew: () => setMaking(sentences),
    onMove: (state) => run(actions.move(sentences, state).then(keep)),
  });
  return (
    <div className="page-body inbox">
      <header className="page-head">
        <h1>{texts.title}</h1>
        <p className="soft">{texts.lead}</p>
      </header>
      <InboxFilters filter={filter} counts={inbox.list?.counts} onFilter={inbox.setFilter} />
      <Failure error={inbox.error} onRetry={inbox.reload} />
      {inbox.list === null && inbox.error === null && <Skeleton lines={8} />}
      {inbox.list !== null && groups.length === 0 && (
        <InboxEmpty filter={filter} onAll={() => inbox.setFilter({ state: filter.state })} />
      )}
      {groups.map((group, index) => (
        <GroupCard
          key={group.id}
          card={(card) => {
            cards.current[index] = card;
          }}
          group={group}
          current={index === here}
          selection={selection}
          onToggle={inbox.toggle}
          onFocus={() => setPlace(index)}
          {...actionsFor(group.id, aboutGroup(group, selection))}
        />
      ))}
      {groups.length > 0 && <p className="soft keys-hint">{texts.keys}</p>}
      {across.length > 0 && (
        <ChosenBar
          {...actionsFor(CHOSEN, across)}
          suggestions={suggestionsFor(groups, across)}
          onClear={inbox.clear}
        />
      )}
      {making !== null && (
        <NewIntentDialog
          sentences={making}
          topic={topicFor(catalogue, groups, making)}
          onCreate={actions.create}
          onClose={() => setMaking(null)}
        />
      )}
    </div>
  );
}

const groupOf = (groups: MissedGroup[], sentences: MissedView[]): MissedGroup | undefined =>
  groups.find((group) => group.sentences.some(({ id }) => id === sentences[0]?.id));

const suggestionsFor = (groups: MissedGroup[], sentences: MissedView[]): MissedGroup['suggestions'] =>
  groupOf(groups, sentences)?.suggestions.slice(0, 1) ?? [];

/** The topic of what is suggested, or the first. */
function topicFor(
  catalogue: ReturnType<typeof useStudio>['catalogue'],
  groups: MissedGroup[],
  sentences: MissedView[],
): string {
  const suggested = groupOf(groups, sentences)?.suggestions[0]?.intent;
  return catalogue?.intents.find(({ id }) => id === suggested)?.topic ?? catalogue?.topics[0] ?? '';
}
