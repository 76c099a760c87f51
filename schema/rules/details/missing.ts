import type { Party } from '../choices/subject-natures.ts';
import { issue } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { isBlank } from '../text.ts';
import type { Need } from './needs.ts';

const isEmpty = (value: unknown): boolean =>
  typeof value === 'string' ? isBlank(value) : Array.isArray(value) ? value.length === 0 : value == null;

/** The required fields that are empty, by the table of needs. */
export const missingFields = <Field extends string>(
  path: readonly string[],
  needs: Readonly<Record<Field, Readonly<Record<Party, Need>>>>,
  values: Partial<Record<NoInfer<Field>, unknown>>,
  party: Party,
): Issue[] =>
  (Object.keys(needs) as Field[])
    .filter((field) => needs[field][party] === 'REQUIRED' && isEmpty(values[field]))
    .map((field) => issue([...path, field], 'REQUIRED'));
