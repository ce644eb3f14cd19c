/** @jsxImportSource preact */
import type { VNode } from 'preact';

const PATHS = {
  chat: 'M4 5h16v12h-8l-5 4v-4H4zM8 9h8M8 13h5',
  down: 'M6 9l6 6 6-6',
  send: 'M4 12h15M13 6l6 6-6 6',
  clip: 'M20 11l-8 8a5 5 0 0 1-7-7l8-8a3 3 0 0 1 5 5l-8 8a2 2 0 0 1-3-3l7-7',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
};

export const Icon = ({ name }: { name: keyof typeof PATHS }): VNode => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);
