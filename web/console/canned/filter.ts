import type { CannedView } from '../../../src/contract/assist';
import type { Locale } from '../../shared/locale';

export interface Filter {
  text: string;
  scope: CannedView['scope'] | '';
  locale: Locale | '';
  folder: string;
}

export const NO_FILTER: Filter = { text: '', scope: '', locale: '', folder: '' };

/** Those that fit: the shared ones first, the reader's own language before others, by folder and title. */
export function filtered(
  all: CannedView[],
  { text, scope, locale, folder }: Filter,
  own: Locale,
): CannedView[] {
  const wanted = text.trim().toLowerCase();
  return all
    .filter((one) => scope === '' || one.scope === scope)
    .filter((one) => locale === '' || one.locale === locale)
    .filter((one) => folder === '' || one.folder === folder)
    .filter(({ title, shortcut, text: words, initials }) =>
      [title, shortcut, words, initials].some((part) => part.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => keyOf(a, own).localeCompare(keyOf(b, own)));
}

export function foldersOf(all: CannedView[]): string[] {
  return [...new Set(all.map(({ folder }) => folder).filter((folder) => folder !== ''))].sort();
}

function keyOf({ scope, locale, folder, title }: CannedView, own: Locale): string {
  return [scope === 'shared' ? '0' : '1', locale === own ? '' : locale, folder, title].join(' ');
}
