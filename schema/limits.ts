import { ValidationFailure } from '../server/errors.ts';
import { issue, type Issue } from './validation/issue.ts';
import { z } from 'zod';

/** Hard limits of inputs, far above what any rule allows: they protect the server and say nothing about filings. */
export const MAX_TEXT = 4000;
export const MAX_ITEMS = 100;

/** A list counts at most this far; more is shown as this many. */
export const MOST_COUNTED = 1000;

export const tooLong = {
  nodes: z.object({ ids: z.array(z.string().max(64)).max(MAX_ITEMS) }).loose(),
};

/**
 * Refuses texts and lists no form would send, wherever they stand in the input.
 * @throws ValidationFailure naming each place.
 */
export function assertWithinLimits(input: unknown): void {
  const issues = oversized(input, []);
  if (issues.length > 0) throw new ValidationFailure(issues);
}

function oversized(value: unknown, path: string[]): Issue[] {
  if (typeof value === 'string')
    return value.length > MAX_TEXT ? [issue(path, 'TOO_LONG', { max: MAX_TEXT })] : [];
  if (Array.isArray(value)) {
    if (value.length > MAX_ITEMS) return [issue(path, 'TOO_MANY', { max: MAX_ITEMS })];
    return value.flatMap((item: unknown, index) => oversized(item, [...path, String(index)]));
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => oversized(item, [...path, key]));
  return [];
}
