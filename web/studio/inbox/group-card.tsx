import { useState, type ReactNode, type Ref } from 'react';
import type { MissedGroup } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { GroupActions, type ActionsProps } from './group-actions';
import { GroupFacts } from './group-facts';
import type { Selection } from './selection';
import { SentenceLine } from './sentence-line';
import { useInboxTexts } from './texts';

const FEW = 3;

interface Props extends Omit<ActionsProps, 'suggestions'> {
  group: MissedGroup;
  current: boolean;
  selection: Selection;
  card: Ref<HTMLElement>;
  onToggle: (ids: string[]) => void;
  onFocus: () => void;
}

/** Sentences that mean about the same, and what can be done with them. */
export function GroupCard({
  group,
  current,
  selection,
  card,
  onToggle,
  onFocus,
  ...actions
}: Props): ReactNode {
  const texts = useInboxTexts();
  const [all, setAll] = useState(false);
  const { sentences } = group;
  const shown = all ? sentences : sentences.slice(0, FEW);
  const text = sentences[0]?.text ?? '';
  return (
    <article
      ref={card}
      className="group"
      aria-current={current}
      aria-label={text}
      tabIndex={current ? 0 : -1}
      onFocus={onFocus}
    >
      <GroupFacts group={group} />
      {sentences.length > 1 && <ChooseAll {...{ group, selection, onToggle, text }} />}
      <ul className="sentences">
        {shown.map((sentence) => (
          <SentenceLine
            key={sentence.id}
            sentence={sentence}
            chosen={selection.has(sentence.id)}
            onChoose={() => onToggle([sentence.id])}
          />
        ))}
      </ul>
      {sentences.length > FEW && (
        <button type="button" className="quiet show-all" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? texts.showFewer : fill(texts.showAll, { n: sentences.length })}
        </button>
      )}
      <GroupActions {...actions} suggestions={group.suggestions} />
    </article>
  );
}

type ChooseProps = Pick<Props, 'group' | 'selection' | 'onToggle'> & { text: string };

function ChooseAll({ group, selection, onToggle, text }: ChooseProps): ReactNode {
  const texts = useInboxTexts();
  const ids = group.sentences.map(({ id }) => id);
  const chosen = ids.filter((id) => selection.has(id)).length;
  return (
    <input
      className="choose-all"
      type="checkbox"
      aria-label={fill(texts.chooseGroup, { text })}
      checked={chosen === ids.length}
      ref={(box) => {
        if (box !== null) box.indeterminate = chosen > 0 && chosen < ids.length;
      }}
      onChange={() => onToggle(ids)}
    />
  );
}
