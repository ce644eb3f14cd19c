import { SmppCentre } from './centre';
import type { CentreOptions } from './manners';

export type { SmppCentre } from './centre';
export type { CentreOptions } from './manners';

/** A message centre on a free port of the loopback address, with customers' phones. */
export function startSmppCentre(options: CentreOptions = {}): Promise<SmppCentre> {
  return SmppCentre.start(options);
}
