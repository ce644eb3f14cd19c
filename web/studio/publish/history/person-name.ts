import type { PublishMessages } from '../texts';

/** What was live before anybody published has no person behind it. */
export const personName = (person: { id: string; displayName: string }, texts: PublishMessages): string =>
  person.id === 'system' ? texts.system : person.displayName;
