/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';
import { forgetCustomers } from '../lib/identity';
import { prefs, setPref, type Theme } from '../lib/prefs';
import { useStore } from '../lib/use-store';
import type { Messages } from '../messages';

function startOver(): void {
  forgetCustomers();
  location.reload();
}

export function TopBar({ texts }: { texts: Messages }): VNode {
  const { locale, theme } = useStore(prefs);
  const themes: [Theme, string][] = [
    ['system', texts.themeSystem],
    ['light', texts.themeLight],
    ['dark', texts.themeDark],
  ];
  return (
    <header class="bar">
      <svg class="mark" viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <rect width="32" height="32" rx="8" class="mark-ground" />
        <path d="M8 11h5c5 0 6 10 11 10M8 21h5c5 0 6-10 11-10" class="mark-line" />
      </svg>
      <h1>
        Switchboard <span>{texts.title}</span>
      </h1>
      <p>{texts.subtitle}</p>
      <button type="button" title={texts.restartHint} onClick={startOver}>
        {texts.restart}
      </button>
      <select
        aria-label={texts.language}
        value={locale}
        onChange={(event) => setPref('locale', event.currentTarget.value as Locale)}
      >
        {LOCALE_NAMES.map(([id, name]) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={texts.theme}
        value={theme}
        onChange={(event) => setPref('theme', event.currentTarget.value as Theme)}
      >
        {themes.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </header>
  );
}
