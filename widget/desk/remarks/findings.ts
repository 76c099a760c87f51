import type { ApiIssue } from '../../kit/client/views.ts';
import type { DeskFiling, DeskRisk } from '../types.ts';

/** What the checks of the steps found or warn of, by the path they speak of; remarks of our own are not findings. */
export const findingsByPath = ({ steps }: DeskFiling): ReadonlyMap<string, ApiIssue[]> => {
  const found = new Map<string, ApiIssue[]>();
  for (const issue of steps.flatMap(({ issues, warnings }) => [...issues, ...warnings])) {
    if (issue.code === 'REVIEW_REMARK') continue;
    const key = issue.path.join('.');
    found.set(key, [...(found.get(key) ?? []), issue]);
  }
  return found;
};

/** What the last return remarked, by path: the first thing to look at when the filing comes back. */
export const earlierRemarks = ({ reviews }: DeskFiling): ReadonlyMap<string, string> => {
  const last = reviews.findLast(({ decision }) => decision === 'RETURN');
  return new Map((last?.remarks ?? []).map(({ path, message }) => [(path ?? []).join('.'), message]));
};

/** What the applicant changed of a place, or below it, since the last return; `null` while that is not known. */
export const changesAt = (
  risks: readonly DeskRisk[] | null,
  path: readonly string[],
): readonly DeskRisk[] | null => {
  const key = path.join('.');
  return (
    risks?.filter(
      (risk) => risk.kind === 'CHANGED' && `${risk.path.join('.')}.`.startsWith(key === '' ? '' : `${key}.`),
    ) ?? null
  );
};
