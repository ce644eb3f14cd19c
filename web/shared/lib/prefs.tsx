import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { pickLocale, type Locale } from '../locale';
import { COMMON, type CommonMessages } from '../messages';

export type Theme = 'system' | 'light' | 'dark';

interface Prefs {
  locale: Locale;
  theme: Theme;
  setLocale: (locale: Locale) => void;
  setTheme: (theme: Theme) => void;
}

const Context = createContext<Prefs | null>(null);
const DARK = '(prefers-color-scheme: dark)';

/** Language and appearance; kept in the browser, the same in console and studio. */
export function PrefsProvider({ children }: { children: ReactNode }): ReactNode {
  const [locale, setLocale] = useKept<Locale>('console.locale', () => pickLocale(navigator.languages));
  const [theme, setTheme] = useKept<Theme>('console.theme', () => 'system');

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => applyTheme(theme), [theme]);

  const prefs = useMemo(() => ({ locale, theme, setLocale, setTheme }), [locale, theme, setLocale, setTheme]);
  return <Context value={prefs}>{children}</Context>;
}

export function usePrefs(): Prefs {
  const prefs = use(Context);
  if (prefs === null) throw new Error('usePrefs needs a PrefsProvider around it.');
  return prefs;
}

export const useCommon = (): CommonMessages => COMMON[usePrefs().locale];

/** A value that outlives the page. */
export function useKept<T extends string>(key: string, first: () => T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (localStorage.getItem(key) as T | null) ?? first());
  const keep = useMemo(
    () =>
      (next: T): void => {
        localStorage.setItem(key, next);
        setValue(next);
      },
    [key],
  );
  return [value, keep];
}

/** The style sheet knows light and dark only; "system" follows the system as it changes. */
function applyTheme(theme: Theme): () => void {
  const media = matchMedia(DARK);
  const apply = (): void => {
    const dark = theme === 'dark' || (theme === 'system' && media.matches);
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  };
  apply();
  media.addEventListener('change', apply);
  return () => media.removeEventListener('change', apply);
}
