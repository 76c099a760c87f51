import type { IssuesWords } from '../messages/generated/issues.types.d.ts';

/** Every code that an issue or an error may carry: the catalogue has a message for each. */
export type IssueCode = keyof IssuesWords;

/**
 * One thing wrong with an input.
 *
 * `path` leads to the field (`['websites', '0', 'person', 'mobile']`), `params` fill the message's placeholders,
 * `rule` is the key of the administrative rule that raised the issue (`zhejiang.minimum-age`), absent when the
 * issue follows from the field's own shape.
 */
export type Issue = {
  path: string[];
  code: IssueCode;
  params?: Record<string, string | number>;
  rule?: string;
};

export const issue = (
  path: readonly string[],
  code: IssueCode,
  params?: Record<string, string | number>,
  rule?: string,
): Issue => ({
  path: [...path],
  code,
  ...(params ? { params } : {}),
  ...(rule ? { rule } : {}),
});

/** The issues of a field and of everything below it. */
export const issuesAt = (issues: readonly Issue[], path: readonly string[]): Issue[] =>
  issues.filter((one) => path.every((step, index) => one.path[index] === step));
