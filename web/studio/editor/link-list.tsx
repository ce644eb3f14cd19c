import type { ReactNode } from 'react';
import type { WordedIntent } from '../../../src/contract/studio';
import { fill } from '../../shared/locale';
import { useWords } from '../lib/words';
import { EDITOR } from '../messages/editor';
import { ItemBox, replaced, without } from './item-box';
import type { CellProps } from './row';

type Link = NonNullable<WordedIntent['links']>[number];
const MOST = 10;

export function LinkList({ locale, value = [], onChange }: CellProps<'links'>): ReactNode {
  const words = useWords(EDITOR);
  return (
    <>
      {value.map((link, index) => (
        <ItemBox
          key={index}
          title={fill(words.link, { n: index + 1 })}
          onRemove={() => onChange(without(value, index))}
        >
          <LinkFields
            link={link}
            locale={locale}
            onChange={(next) => onChange(replaced(value, index, next))}
          />
        </ItemBox>
      ))}
      {value.length < MOST && (
        <button
          type="button"
          className="link"
          onClick={() => onChange([...value, { title: '', url: 'https://' }])}
        >
          + {words.addLink}
        </button>
      )}
    </>
  );
}

function LinkFields({
  link,
  locale,
  onChange,
}: {
  link: Link;
  locale: string;
  onChange: (link: Link) => void;
}): ReactNode {
  const words = useWords(EDITOR);
  const wrong = link.url !== 'https://' && !URL.canParse(link.url);
  return (
    <>
      <label>
        {words.linkTitle}
        <input
          value={link.title}
          lang={locale}
          maxLength={500}
          onChange={(event) => onChange({ ...link, title: event.target.value })}
        />
      </label>
      <label>
        {words.linkUrl}
        <input
          type="url"
          value={link.url}
          maxLength={2000}
          aria-invalid={wrong}
          onChange={(event) => onChange({ ...link, url: event.target.value })}
        />
        {wrong && <span className="field-error">{words.linkUrlWrong}</span>}
      </label>
      <label>
        {words.expires}
        <input
          type="date"
          value={link.expires ?? ''}
          onChange={(event) => onChange({ ...link, expires: event.target.value })}
        />
      </label>
    </>
  );
}
