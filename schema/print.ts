import { writeFileSync } from 'node:fs';
import { printedSchema } from './api/schema.ts';

writeFileSync(new URL('./schema.graphql', import.meta.url), printedSchema());
