import type { Eligibility } from '../case';

export const skilled: Eligibility = {
  id: 'skills',
  holds: ({ skills: needed }, { skills }) => needed.every((skill) => skills.includes(skill)),
};
