/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { linkify } from '../linkify';

/** Plain text with its web addresses made clickable. */
export function Text({ text }: { text: string }): VNode {
  return (
    <>
      {linkify(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a key={index} href={piece.href} target="_blank" rel="noopener noreferrer nofollow">
            {piece.text}
          </a>
        ),
      )}
    </>
  );
}
