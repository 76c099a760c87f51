import type { Issue } from '../../../../schema/rules/issue.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import type { StepKey } from '../../../../schema/rules/province-topics/meaning.ts';
import { readingWarnings } from '../reading/issues.ts';
import { postToAuthority } from '../papers/posting.ts';
import type { StepContext } from './context.ts';
import {
  detailsStepIssues,
  detailsStepWarnings,
  materialIssues,
  passwordIssues,
  photoIssues,
  serverIssues,
  submissionIssues,
  typeIssues,
} from './issues.ts';

export type { StepKey };
export type StepGroup = 'PREPARE' | 'FILL' | 'FOLLOW';
export type StepStatus = 'NOT_NEEDED' | 'LOCKED' | 'OPEN' | 'ATTENTION' | 'DONE';

export type StepRule = {
  readonly key: StepKey;
  readonly group: StepGroup;
  /** Steps that must be done before this one opens. */
  readonly after: readonly StepKey[];
  /** False where this filing does not have the step at all. */
  needed(context: StepContext): boolean;
  /** What is still wrong or missing in it. */
  issues(context: StepContext): Issue[];
  /** What should be known and bars nothing. */
  warnings?(context: StepContext): Issue[];
  /** Whether someone has worked on it, so that what is wrong wants attention instead of merely being open. */
  touched(context: StepContext): boolean;
};

const always = (): boolean => true;
const never = (): boolean => false;
const nothing = (): Issue[] => [];

const FILLING: FullFiling['state'][] = ['DRAFT', 'RETURNED'];
const isFilling = ({ filing }: StepContext): boolean => FILLING.includes(filing.state);

/** Originals that were asked for and not called off since. */
const awaited = ({ shipments }: FullFiling): FullFiling['shipments'] =>
  shipments.filter(({ status }) => status !== 'CALLED_OFF');

/** The nine steps of an access filing, in the order of the source document (接入备案, 2019-05-08). The only list of them. */
export const STEPS: readonly StepRule[] = [
  {
    key: 'TYPE',
    group: 'PREPARE',
    after: [],
    needed: always,
    issues: typeIssues,
    touched: always,
  },
  {
    key: 'SERVER',
    group: 'PREPARE',
    after: ['TYPE'],
    needed: always,
    issues: serverIssues,
    touched: ({ filing }) => filing.websites.some(({ serverCheckedAt }) => serverCheckedAt !== null),
  },
  {
    key: 'PASSWORD',
    group: 'PREPARE',
    after: ['SERVER'],
    needed: always,
    issues: passwordIssues,
    touched: never,
  },
  {
    key: 'DETAILS',
    group: 'FILL',
    after: ['PASSWORD'],
    needed: always,
    issues: detailsStepIssues,
    warnings: detailsStepWarnings,
    touched: ({ filing }) => filing.detailsSavedAt !== null,
  },
  {
    key: 'MATERIALS',
    group: 'FILL',
    after: ['PASSWORD'],
    needed: always,
    issues: materialIssues,
    warnings: readingWarnings,
    touched: ({ filing }) =>
      filing.materials.some(({ kind, status }) => status === 'STORED' && kind !== 'VERIFICATION_PHOTO'),
  },
  {
    key: 'PHOTO',
    group: 'FILL',
    after: ['PASSWORD'],
    needed: ({ rules }) => rules.photo.kinds.length > 0,
    issues: photoIssues,
    touched: ({ filing }) => filing.materials.some(({ kind }) => kind === 'VERIFICATION_PHOTO'),
  },
  {
    key: 'SMS',
    group: 'FOLLOW',
    after: ['DETAILS', 'MATERIALS', 'PHOTO'],
    needed: ({ rules, filing }) => rules.sms.required || filing.smsChecks.length > 0,
    issues: nothing,
    touched: ({ filing }) => filing.state === 'AWAITING_SMS' || filing.state === 'SMS_LAPSED',
  },
  {
    key: 'MAIL',
    group: 'FOLLOW',
    after: ['DETAILS', 'MATERIALS', 'PHOTO'],
    needed: ({ filing, rules }) => awaited(filing).length > 0 || postToAuthority(filing, rules) !== null,
    issues: nothing,
    touched: ({ filing }) => filing.state === 'AWAITING_ORIGINALS',
  },
  {
    key: 'RESULT',
    group: 'FOLLOW',
    after: ['DETAILS', 'MATERIALS', 'PHOTO'],
    needed: always,
    // Asked for by the submission, which is what this step begins with; never told as something to be corrected in it.
    issues: submissionIssues,
    touched: ({ filing }) => filing.state === 'REFUSED',
  },
];

/** When a step of the following group is done, which no list of issues can tell. */
export const FOLLOW_DONE: Partial<Record<StepKey, (context: StepContext) => boolean>> = {
  SMS: ({ filing }) => filing.smsChecks.at(-1)?.outcome === 'DONE',
  // What goes to the authority is known to have come there by its approval only.
  MAIL: ({ filing, rules }) =>
    awaited(filing).every(({ status }) => status === 'RECEIVED') &&
    (filing.state === 'APPROVED' || postToAuthority(filing, rules) === null),
  RESULT: ({ filing }) => filing.state === 'APPROVED',
};

/** When a step of the following group can be worked on or watched. */
export const FOLLOW_OPEN: Partial<Record<StepKey, (context: StepContext) => boolean>> = {
  SMS: ({ filing }) => filing.smsChecks.length > 0 && !isFilling({ filing } as StepContext),
  MAIL: ({ filing, rules }) =>
    filing.state === 'AWAITING_ORIGINALS' ||
    (filing.state !== 'DRAFT' && postToAuthority(filing, rules) !== null),
  RESULT: ({ filing }) => filing.state !== 'DRAFT',
};
