import type { FieldKey } from './layouts.ts';
import type { ReadField } from './fields.ts';

const RANK = { CHECKED: 2, CURED: 1, READ: 0 } as const;

/** Confidence of a value whose two looks disagree: neither is to be believed. */
const DOUBTFUL = 0.5;

/** Characters that a stamp's edge hides at most. */
const MOST_HIDDEN = 3;

const better = (first: ReadField, second: ReadField): ReadField => {
  if (first.value === second.value) return first.confidence >= second.confidence ? first : second;
  if (RANK[first.standing] !== RANK[second.standing])
    return RANK[first.standing] > RANK[second.standing] ? first : second;
  // A stamp's edge ends a line a little too soon, and adds nothing to one.
  const hides = (longer: ReadField, shorter: ReadField): boolean =>
    longer.value.includes(shorter.value) && longer.value.length - shorter.value.length <= MOST_HIDDEN;
  const longer = hides(first, second) ? first : hides(second, first) ? second : null;
  const one = longer ?? (first.confidence >= second.confidence ? first : second);
  return { ...one, confidence: Math.min(one.confidence, DOUBTFUL) };
};

/** Two looks at one paper: what only one saw, and of what both saw the better one. */
export const merged = (first: readonly ReadField[], second: readonly ReadField[]): ReadField[] => {
  const fields = new Map<FieldKey, ReadField>(first.map((field) => [field.key, field]));
  for (const field of second) {
    const known = fields.get(field.key);
    fields.set(field.key, known ? better(known, field) : field);
  }
  return [...fields.values()];
};
