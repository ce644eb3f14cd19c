import { usePrefs } from '../../shared/lib/prefs';
import type { Locale } from '../../shared/locale';

/** An area's words in the chosen language; each area keeps its own object per locale. */
export function useWords<T>(area: Record<Locale, T>): T {
  return area[usePrefs().locale];
}
