/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Attachment } from '../../../src/contract/activity';
import { safe } from '../linkify';
import { Icon } from './icons';

/** An image is shown, anything else is a link; what has no safe address is only named. */
export function Attachments({ list }: { list: Attachment[] }): VNode {
  return (
    <>
      {list.map(({ contentType, contentUrl = '', name = contentType }, index) => {
        const image = contentType.startsWith('image/');
        const shown = image ? (
          <img src={contentUrl} alt={name} loading="lazy" />
        ) : (
          [<Icon name="file" />, name]
        );
        if (!safe(contentUrl)) return <span class="file">{name}</span>;
        return (
          <a
            key={index}
            class={image ? 'image' : 'file'}
            href={contentUrl}
            target="_blank"
            rel="noopener noreferrer"
          >
            {shown}
          </a>
        );
      })}
    </>
  );
}
