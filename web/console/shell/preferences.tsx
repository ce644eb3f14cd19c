import type { ReactNode } from 'react';
import { usePrefs, type Theme } from '../lib/prefs';
import { LOCALE_NAMES, type Locale } from '../../shared/locale';

export function LocaleChoice(): ReactNode {
  const { locale, setLocale, texts } = usePrefs();
  return (
    <select
      aria-label={texts.language}
      value={locale}
      onChange={(event) => setLocale(event.target.value as Locale)}
    >
      {LOCALE_NAMES.map(([id, name]) => (
        <option key={id} value={id} lang={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

export function ThemeChoice(): ReactNode {
  const { theme, setTheme, texts } = usePrefs();
  return (
    <select
      className="theme"
      aria-label={texts.theme}
      value={theme}
      onChange={(event) => setTheme(event.target.value as Theme)}
    >
      <option value="system">{texts.themeSystem}</option>
      <option value="light">{texts.themeLight}</option>
      <option value="dark">{texts.themeDark}</option>
    </select>
  );
}
