import type { StateTally, Stays, Tally } from '../../../server/application.ts';
import { resultText } from '../../messages/codes.ts';
import { builder } from '../builder.ts';
import { FilingStateEnum } from '../enums.ts';

/** Statistics are the provider's: an applicant knows its own filings. */
export const STATISTICS_SCOPES = { staff: true, secretKey: true } as const;

const authScopes = STATISTICS_SCOPES;

const StaysType = builder.objectRef<Stays>('StayStatistics').implement({
  authScopes,
  description:
    'How long filings were in a state that they left in the days counted. A filing that came back to the state later is counted once for each stay, and one that is still there is not counted yet.',
  fields: (t) => ({
    count: t.exposeInt('count', { description: 'The number of stays that the times are told of.' }),
    meanSeconds: t.exposeInt('meanSeconds', { description: 'The mean length of a stay, in seconds.' }),
    medianSeconds: t.exposeInt('medianSeconds', {
      description:
        'The length in seconds that half of the stays did not exceed. It differs from the exact value by 5 % at most.',
    }),
    p90Seconds: t.exposeInt('p90Seconds', {
      description:
        'The length in seconds that nine of ten stays did not exceed (90th percentile). It differs from the exact value by 5 % at most.',
    }),
  }),
});

const StateType = builder.objectRef<StateTally>('StateStatistics').implement({
  authScopes,
  description: 'What is counted of one state of filings (订单状态).',
  fields: (t) => ({
    state: t.expose('state', { type: FilingStateEnum, description: 'The state that is counted.' }),
    entered: t.exposeInt('entered', {
      description: 'How many times a filing came into the state. A filing that came back is counted again.',
    }),
    left: t.exposeInt('left', { description: 'How many times a filing left the state.' }),
    atEnd: t.exposeInt('atEnd', {
      nullable: true,
      description:
        'The number of filings that were in the state at the end of the days counted. Null when filings are grouped by `REVIEWER`, because a filing belongs to no reviewer.',
    }),
    stays: t.field({
      type: StaysType,
      nullable: true,
      description: 'How long filings stayed in the state before they left it. Null when none left it.',
      resolve: ({ stays }) => stays(),
    }),
  }),
});

const FirstPassType = builder.objectRef<Tally['firstVerdicts']>('FirstPassStatistics').implement({
  authScopes,
  description:
    'How many submitted filings passed the review (初审) without a return. What counts is the first verdict after each submission; a filing that was withdrawn before any verdict does not count.',
  fields: (t) => ({
    passed: t.exposeInt('passed', {
      description: 'The number of submitted filings whose first verdict was a pass.',
    }),
    returned: t.exposeInt('returned', {
      description: 'The number of submitted filings whose first verdict was a return.',
    }),
    rate: t.float({
      nullable: true,
      description:
        'The first-pass rate: `passed` as a part of both, from 0 to 1. Null when there was no first verdict.',
      resolve: ({ passed, returned }) => (passed + returned === 0 ? null : passed / (passed + returned)),
    }),
  }),
});

type Reason = Tally['returnReasons'][number];

const ReturnReasonType = builder.objectRef<Reason>('ReturnReason').implement({
  authScopes,
  description: 'Something that reviewers remarked when they returned filings.',
  fields: (t) => ({
    field: t.exposeString('item', {
      description:
        'What was remarked on: the path of the field or paper without the position of the website, e.g. `websites.person.mobile` or `materials.SUBJECT_CERTIFICATE`. `filing` stands for the filing as a whole, and `other` for a path that no filing has.',
    }),
    count: t.exposeInt('count', { description: 'The number of returns with such a remark.' }),
  }),
});

const RefusalReasonType = builder.objectRef<Reason>('RefusalReason').implement({
  authScopes,
  description: 'A code under which the authority (管局) refused filings.',
  fields: (t) => ({
    code: t.int({
      description: 'The code of the authority (Jgdm), e.g. `1002`.',
      resolve: ({ item }) => Number(item),
    }),
    meaning: t.string({
      description: 'What the code means, in the language of the request.',
      resolve: ({ item }, _args, { locale }) => resultText(Number(item), locale),
    }),
    count: t.exposeInt('count', {
      description: 'The number of refused filings of which at least one website was refused under the code.',
    }),
  }),
});

/** A filing passes a handful of states, and people look at a handful of reasons. */
const complexity = { field: 1, multiplier: 2 };

export const TallyType = builder.objectRef<Tally>('FilingTally').implement({
  authScopes,
  description: 'What is counted of the filings of one group, or of all groups together.',
  fields: (t) => ({
    states: t.field({
      type: [StateType],
      complexity,
      description:
        'What is counted of each state, in the order in which a filing passes them. States without any filing are left out.',
      resolve: ({ states }) => states,
    }),
    firstPass: t.field({
      type: FirstPassType,
      description: 'How many submitted filings passed the review without a return.',
      resolve: ({ firstVerdicts }) => firstVerdicts,
    }),
    returnReasons: t.field({
      type: [ReturnReasonType],
      complexity,
      description:
        'What reviewers remarked on when they returned filings: the 20 most frequent, in that order.',
      resolve: ({ returnReasons }) => returnReasons,
    }),
    refusals: t.field({
      type: [RefusalReasonType],
      complexity,
      description:
        'The codes under which the authority refused filings: the 20 most frequent, in that order. Filings that the service itself could not hand over have no code.',
      resolve: ({ refusalCodes }) => refusalCodes,
    }),
  }),
});
