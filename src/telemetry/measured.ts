import type { Understander } from '../contract/understanding';
import type { Metrics } from './metrics';

/** The same understander, counted by outcome and language. */
export function measured(understander: Understander, metrics: Pick<Metrics, 'understood'>): Understander {
  return {
    version: () => understander.version(),
    understand: (text, locale) => {
      const found = understander.understand(text, locale);
      const known = found.unsure ? 'unsure' : found.intent === null ? 'none' : 'intent';
      metrics.understood(found.outOfScope ? 'out-of-scope' : known, found.language);
      return found;
    },
  };
}
