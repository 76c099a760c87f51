import { ValidationFailure } from '../rules/failures.ts';
import { issue, type Issue } from '../rules/issue.ts';
import { z } from 'zod';

/** Hard limits of inputs, far above what any rule allows: they protect the server and say nothing about filings. */
export const MAX_TEXT = 4000;
export const MAX_ITEMS = 100;
/** Lists and objects within one another; the deepest input of the contract has six. */
const MAX_NESTING = 20;

/** Faults of one input told at once. */
export const MOST_TOLD = 50;

export const tooLong = {
  nodes: z.object({ ids: z.array(z.string().max(64)).max(MAX_ITEMS) }).loose(),
};

/** NUL, which no database takes, other signs that nobody types, and halves of surrogate pairs; tabs and line ends are text. */
const NO_TEXT = /[^\P{Cc}\t\n\r]|\p{Cs}/u;

/** Whether a database can hold a text and a person read it. */
export const isText = (text: string): boolean => !NO_TEXT.test(text);

/** Stands for what can be nobody's id: it is looked for and found nowhere, like any unknown id. */
export const NO_ID = '\u{FFFD}';

/**
 * Finds the texts and lists no form would send, wherever they stand: the one place where every string of every input is
 * looked at.
 */
export function unfit(value: unknown, path: readonly string[] = []): Issue[] {
  if (typeof value === 'string') {
    if (value === NO_ID || !isText(value)) return [issue(path, 'CONTROL_CHARACTERS')];
    return value.length > MAX_TEXT ? [issue(path, 'TOO_LONG', { max: MAX_TEXT })] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (path.length > MAX_NESTING) return [issue(path, 'TOO_MANY', { max: MAX_NESTING })];
  if (Array.isArray(value)) {
    if (value.length > MAX_ITEMS) return [issue(path, 'TOO_MANY', { max: MAX_ITEMS })];
    return value.flatMap((item: unknown, index) => unfit(item, [...path, String(index)]));
  }
  return Object.entries(value).flatMap(([key, item]) =>
    isText(key) ? unfit(item, [...path, key]) : [issue(path, 'CONTROL_CHARACTERS')],
  );
}

/** @throws ValidationFailure naming each place where an input holds what no form would send */
export function assertWithinLimits(input: unknown): void {
  const issues = unfit(input);
  if (issues.length > 0) throw new ValidationFailure(issues.slice(0, MOST_TOLD));
}
