import type { StepGroup, StepKey, StepStatus } from '../../../schema/client/operations.ts';
import type { ApiIssue, FilingView, StepView } from '../../kit/client/views.ts';

/**
 * A step of the form: the server's nine and, between filling and following, looking it all over; on a phone to which the filing was
 * handed, the way back.
 */
export type StepName = StepKey | 'REVIEW' | 'HOME' | 'BACK';

export type StepItem = {
  name: StepName;
  group: StepGroup;
  status: StepStatus;
  /** Counts the steps this filing has, from 1. */
  number: number;
  /** Where a click leads; `null` while the step is locked. */
  opens: StepName | null;
};

type Plain = Omit<StepItem, 'number'>;

const plain = (name: StepName, group: StepGroup, status: StepStatus, opens: StepName | null): Plain => ({
  name,
  group,
  status,
  opens,
});

// Before a type check nobody knows which steps a filing needs; these it always has.
const BEFORE: readonly Plain[] = [
  plain('TYPE', 'PREPARE', 'OPEN', 'TYPE'),
  ...(['SERVER', 'PASSWORD'] as const).map((name) => plain(name, 'PREPARE', 'LOCKED', null)),
  ...(['DETAILS', 'MATERIALS', 'PHOTO', 'REVIEW'] as const).map((name) =>
    plain(name, 'FILL', 'LOCKED', null),
  ),
  ...(['SMS', 'RESULT'] as const).map((name) => plain(name, 'FOLLOW', 'LOCKED', null)),
];

/** Whether the applicant may still change what was filled in. */
export const isEditable = (filing: FilingView): boolean => filing.allowed.includes('SAVE_DETAILS');

/** Whether a step keeps the filing from being submitted. Remarks do not: who wrote them will look again. */
export const isUnfinished = ({ group, status, issues }: StepView): boolean => {
  if (group === 'FOLLOW' || status === 'DONE' || status === 'NOT_NEEDED') return false;
  return status !== 'ATTENTION' || issues.length === 0 || !issues.every(isRemark);
};

/**
 * Whether an issue is what the reviewer or the authority wrote. It stands until the filing is submitted again, corrected or
 * not, so it cannot keep anybody from submitting.
 */
export const isRemark = ({ code }: Pick<ApiIssue, 'code'>): boolean =>
  code === 'REVIEW_REMARK' || code === 'REFUSED_BY_AUTHORITY';

/** Whether this is a phone to which the filing was handed: the service tells it of nothing but papers and photos. */
export const isOnPhone = (filing: FilingView): boolean => !filing.steps.some(({ key }) => key === 'TYPE');

/** Whether everything before the submission is done. */
export const readyToSubmit = (filing: FilingView): boolean => !filing.steps.some(isUnfinished);

const review = (filing: FilingView): Plain =>
  plain('REVIEW', 'FILL', !isEditable(filing) ? 'DONE' : readyToSubmit(filing) ? 'OPEN' : 'LOCKED', 'REVIEW');

/** The steps that this filing has, in order; those it doesn't need are not there. */
export const stepsOf = (filing: FilingView | null): StepItem[] => {
  const items = filing ? fromServer(filing) : BEFORE;
  return items.map((item, index) => ({ ...item, number: index + 1 }));
};

const fromServer = (filing: FilingView): Plain[] => {
  const needed = filing.steps.filter(({ status }) => status !== 'NOT_NEEDED');
  const items = needed.map(({ key, group, status }) =>
    plain(key, group, status, opensAt(filing, key, group, status)),
  );
  if (isOnPhone(filing))
    return [...items, plain('BACK', 'FILL', readyToSubmit(filing) ? 'DONE' : 'OPEN', 'BACK')];
  const firstFollow = items.findIndex(({ group }) => group === 'FOLLOW');
  items.splice(firstFollow < 0 ? items.length : firstFollow, 0, review(filing));
  return items;
};

// After the submission what was filled in is read as one page.
const opensAt = (filing: FilingView, key: StepKey, group: StepGroup, status: StepStatus): StepName | null => {
  if (status === 'LOCKED') return null;
  if (isOnPhone(filing)) return isEditable(filing) ? key : null;
  return group === 'FOLLOW' || isEditable(filing) || key === 'TYPE' ? key : 'REVIEW';
};

/** Where someone goes on who comes back: the first thing that waits for them. */
export const nextStepOf = (filing: FilingView | null): StepName => {
  if (!filing) return 'TYPE';
  const items = stepsOf(filing);
  if (isEditable(filing)) {
    const wanting = items.find(({ status, opens }) => status === 'ATTENTION' && opens);
    const open = items.find(({ status, opens, group }) => status === 'OPEN' && opens && group !== 'FOLLOW');
    return wanting?.name ?? open?.name ?? 'REVIEW';
  }
  if (isOnPhone(filing)) return 'BACK';
  const calling = items.find(
    ({ group, status }) => group === 'FOLLOW' && (status === 'ATTENTION' || status === 'OPEN'),
  );
  return calling?.opens ?? 'RESULT';
};

/** The step after this one that can be opened. */
export const stepAfter = (filing: FilingView | null, step: StepName): StepName | null => {
  const items = stepsOf(filing);
  const here = items.findIndex(({ name }) => name === step);
  return items.slice(here + 1).find(({ opens }) => opens)?.name ?? null;
};

/** The step before this one. */
export const stepBefore = (filing: FilingView | null, step: StepName): StepName | null => {
  const items = stepsOf(filing);
  const here = items.findIndex(({ name }) => name === step);
  return items.slice(0, Math.max(0, here)).findLast(({ opens, name }) => opens === name)?.name ?? null;
};
