import { pickLocale, type Locale } from '../../shared/locale';
import { Store } from '../../widget/store';

export type Theme = 'system' | 'light' | 'dark';

// Why the console's keys: one choice holds for the page and for the console in it.
const KEYS = { locale: 'console.locale', theme: 'console.theme' } as const;
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Language and appearance; kept in the browser. */
export const prefs = new Store<{ locale: Locale; theme: Theme }>({
  locale: (localStorage.getItem(KEYS.locale) as Locale | null) ?? pickLocale(navigator.languages),
  theme: (localStorage.getItem(KEYS.theme) as Theme | null) ?? 'system',
});

export function setPref(key: keyof typeof KEYS, value: Locale | Theme): void {
  localStorage.setItem(KEYS[key], value);
  prefs.set({ [key]: value });
}

export function isDark(): boolean {
  const { theme } = prefs.get();
  return theme === 'dark' || (theme === 'system' && DARK.matches);
}

function apply(): void {
  document.documentElement.lang = prefs.get().locale;
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
}

/** Keeps the page as it is chosen, also while the system changes. */
export function followPrefs(): void {
  apply();
  prefs.subscribe(apply);
  DARK.addEventListener('change', () => prefs.set({}));
}
