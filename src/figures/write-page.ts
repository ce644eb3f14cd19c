import { writeFileSync } from 'node:fs';
import { definitionsPage } from './definitions-page';

writeFileSync('docs/figures.md', definitionsPage());
