import { useState, type ReactNode } from 'react';
import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { ChannelTexts } from './channel-texts';
import { LinkList } from './link-list';
import type { Edited } from './model';
import { useEditor } from './place';
import { FieldCell, Row, type CellProps } from './row';
import { SlotList } from './slot-list';
import { VariantList } from './variant-list';

const FIELDS = ['channels', 'links', 'variants', 'slots'] as const;
type MoreField = (typeof FIELDS)[number];
const DRAW = { channels: ChannelTexts, links: LinkList, variants: VariantList, slots: SlotList };

const HINTS = {
  channels: 'channelsHint',
  links: 'linksHint',
  variants: 'variantsHint',
  slots: 'slotsHint',
} as const;

/** What most intents do without; shut until it is asked for or in use. */
export function MoreRows(): ReactNode {
  const words = useWords(EDITOR);
  const { edited } = useEditor();
  const used = countUsed(edited);
  const [open, setOpen] = useState(used > 0);
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {words.more} {used > 0 && <span className="tag">{fill(words.moreCount, { n: used })}</span>}
      </summary>
      {open && FIELDS.map((field) => <MoreRow key={field} field={field} />)}
    </details>
  );
}

function MoreRow({ field }: { field: MoreField }): ReactNode {
  const words = useWords(EDITOR);
  const Draw = DRAW[field] as (props: CellProps<MoreField>) => ReactNode;
  return (
    <Row
      label={words[field]}
      hint={words[HINTS[field]]}
      cell={(locale) => (
        <FieldCell
          field={field}
          locale={locale}
          draw={(props) => <Draw {...props} />}
          derived={<p className="soft">{words.sameAsMainland}</p>}
        />
      )}
    />
  );
}

/** How many fields hold something in any language. */
function countUsed(edited: Edited): number {
  const all = [edited['zh-CN'], edited['zh-HK'], edited.en];
  return FIELDS.filter((field) =>
    all.some((words) => words?.[field] !== undefined && Object.keys(words[field]).length > 0),
  ).length;
}
