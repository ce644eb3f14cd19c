import type { Eligibility } from '../case';

export const speaks: Eligibility = {
  id: 'language',
  holds: ({ language }, { languages }) => languages.includes(language),
};
