import { useState, type ReactNode } from 'react';
import type { AgentView } from '../../../src/contract/api';
import { Mark } from '../../shared/ui/mark';
import { LocaleChoice, ThemeChoice } from '../../shared/ui/preferences';
import { useAccountTexts } from '../account/texts';
import { useTexts } from '../lib/texts';
import { Menu } from './menu';
import { usePages, type Page } from './use-pages';

interface Props {
  me: AgentView;
  page: Page['id'];
  onSignOut: () => void;
  children?: ReactNode;
}

/** More pages than that stand in a menu where the window is not very wide. */
const MANY = 6;

/** Name, places to go, who is signed in; the page puts its own controls in the middle. */
export function TopBar({ me, page, onSignOut, children }: Props): ReactNode {
  const texts = useTexts();
  const account = useAccountTexts();
  const pages = usePages(me);
  const [open, setOpen] = useState<'pages' | 'account' | null>(null);
  const links = pages.map(({ id, title, href }) => (
    <a key={id} href={href} aria-current={page === id ? 'page' : undefined} onClick={() => setOpen(null)}>
      {title}
    </a>
  ));
  return (
    <header className={`top-bar${pages.length > MANY ? ' has-many' : ''}`}>
      <Menu
        className="pages-menu"
        label={texts.pages}
        open={open === 'pages'}
        onOpen={(shown) => setOpen(shown ? 'pages' : null)}
        button={
          <>
            <span aria-hidden="true">☰</span>
            {pages.find(({ id }) => id === page)?.title}
          </>
        }
      >
        <nav aria-label={texts.pages}>{links}</nav>
      </Menu>
      <span className="brand">
        <Mark />
        <b>{texts.product}</b>
      </span>
      <nav className="pages" aria-label={texts.pages}>
        {links}
      </nav>
      <div className="top-middle">{children}</div>
      <Menu
        className="account"
        label={`${texts.account}: ${me.displayName}`}
        open={open === 'account'}
        onOpen={(shown) => setOpen(shown ? 'account' : null)}
        button={
          <>
            <span className="initials" aria-hidden="true">
              {initials(me.displayName)}
            </span>
            <span className="me">{me.displayName}</span>
          </>
        }
      >
        <p className="menu-title">
          {me.displayName} · {me.username}
        </p>
        <label className="menu-field">
          {texts.language}
          <LocaleChoice />
        </label>
        <label className="menu-field">
          {texts.theme}
          <ThemeChoice />
        </label>
        <a
          className="menu-link"
          href="#/account"
          aria-current={page === 'account' ? 'page' : undefined}
          onClick={() => setOpen(null)}
        >
          {account.title}
        </a>
        <button
          type="button"
          className="sign-out"
          onClick={() => {
            setOpen(null);
            onSignOut();
          }}
        >
          {texts.signOut}
        </button>
      </Menu>
    </header>
  );
}

/** Of a Chinese name the last character, as colleagues are called; of others the first letters. */
function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-1).join('');
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? '');
  return letters.slice(0, 2).join('').toUpperCase();
}
