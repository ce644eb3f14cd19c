import { useEffect } from 'react';
import type { ContactCardView } from '../../../src/contract/contact-api';
import { api } from '../lib/api';
import { useLoaded, type Loaded } from '../../shared/lib/use-loaded';

/** Who the customer of the chosen conversation is; `changed` is raised when it is to be read again. */
export function useContact(id: string | null, changed: number): Loaded<ContactCardView> {
  const loaded = useLoaded(id, api.contact);
  const { refresh } = loaded;
  useEffect(() => {
    if (changed > 0) void refresh();
  }, [changed, refresh]);
  return loaded;
}
