import { pickLocale, type Locale } from '../shared/locale';
import type { Vault } from './vault';

export interface Config {
  /** Where the bot lives: scheme and host of the script. */
  origin: string;
  locale: Locale;
  /** Replaces the heading of the panel. */
  title: string | undefined;
}

/** Reads `data-locale` (auto | zh-CN | zh-HK | en) and `data-title` from the script tag. */
export function readConfig(script: HTMLScriptElement | null, vault: Vault): Config {
  const asked = script?.dataset['locale'] ?? 'auto';
  const chosen = vault.read('locale') as string | null;
  const wanted = asked === 'auto' ? [document.documentElement.lang, ...navigator.languages] : [asked];
  return {
    origin: new URL(script?.src ?? '', location.href).origin,
    locale: pickLocale(chosen === null ? wanted.filter(Boolean) : [chosen]),
    title: script?.dataset['title'],
  };
}
