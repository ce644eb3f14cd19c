import type { ReactNode } from 'react';
import { useCommon, usePrefs, type Theme } from '../lib/prefs';
import { LOCALE_NAMES, type Locale } from '../locale';

export function LocaleChoice(): ReactNode {
  const texts = useCommon();
  const { locale, setLocale } = usePrefs();
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
  const texts = useCommon();
  const { theme, setTheme } = usePrefs();
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
