import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { Party } from '../../../prisma/generated/client/enums.ts';
import type { Actor } from '../../../server/application.ts';
import { HELD } from '../../../prisma/selections.ts';
import { shownColumn } from '../sealed.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ApplicantType } from '../applicant/type.ts';
import { nested } from '../list/nested.ts';
import { isInList } from '../look/in-list.ts';
import { METADATA_SHOWN, shownMetadata } from '../metadata.ts';
import { ProvinceRulesType, rulesFor } from '../province/rules-type.ts';
import { filingAt, holdUpAt } from './at.ts';
import { ConsentType } from './consent-type.ts';
import { asksSubjectOnly, FilingDetails } from './details-type.ts';
import { fulfils } from '../../rules/staff-roles.ts';
import { FilingActionEnum, FilingKindEnum, FilingStateEnum, ModeEnum } from '../enums.ts';
import { FilingSubject } from './subject-type.ts';
import { wholeFiling } from './whole.ts';

/** The party a caller acts as in the state machine; a secret key only watches, and so do staff who decide nothing. */
const partyOf = (actor: Actor): Party | null => {
  if (actor.kind === 'APPLICANT') return 'APPLICANT';
  return actor.kind === 'STAFF' && fulfils(actor.roles, 'DECIDE') ? 'STAFF' : null;
};

/** What is read of every filing: whose it is, where it stands, and which rules hold for it. What a field needs beside this, it names. */
const LIGHT = {
  id: true,
  providerId: true,
  mode: true,
  applicantId: true,
  kind: true,
  state: true,
  nature: true,
  province: true,
  electronicByDefault: true,
} as const satisfies Prisma.FilingSelect;

export const FilingType = builder.prismaNode('Filing', {
  id: { field: 'id', description: 'The ID of the filing, e.g. `fil_01j…`.' },
  nullable: true,
  description:
    'An access filing (接入备案订单): what an applicant fills in and submits so that the authority (管局) lets this provider give access to websites that are already filed.',
  authScopes: TENANT,
  select: LIGHT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.filingScope(actor)] }),
  fields: (t) => ({
    kind: t.expose('kind', {
      type: FilingKindEnum,
      description: 'Whether the filing is a new or a continued access.',
    }),
    state: t.expose('state', {
      type: FilingStateEnum,
      description: 'The state of the filing, from `DRAFT` to the authority’s decision.',
    }),
    version: t.exposeInt('version', {
      description:
        'The number of the filing’s version, counted up by every change to it. Mutations take it as `expectedVersion`.',
    }),
    revision: t.exposeInt('revision', {
      description:
        'A number counted up by every change to the filing and to what belongs to it: papers, face checks, reminders. Answers can overtake each other; of two readings the one with the higher `revision` is newer.',
    }),
    mode: t.expose('mode', {
      type: ModeEnum,
      description: 'Whether the filing belongs to test mode or to live mode.',
    }),
    allowed: t.field({
      type: [FilingActionEnum],
      description:
        'The actions that the caller may take now, by the state of the filing. Empty for a secret key, and for staff who decide no filings.',
      select: { state: true },
      resolve: ({ state }, _args, { app, actor }) => {
        const party = partyOf(actor);
        return party ? app.allowedActions(state, party) : [];
      },
    }),
    applicant: t.relation('applicant', {
      type: ApplicantType,
      description: 'The account whose filing it is.',
    }),
    externalRef: t.string({
      nullable: true,
      description:
        'The provider’s own reference of the order, as set with `updateFiling`. Null when none is set.',
      select: { externalRef: true, externalRefSealed: true },
      resolve: shownColumn('externalRef'),
    }),
    metadata: t.field({
      type: 'Metadata',
      nullable: true,
      description: METADATA_SHOWN,
      select: { metadata: true },
      resolve: (filing, _args, context) => shownMetadata(filing, context),
    }),
    subject: t.variant(FilingSubject, {
      description: 'The subject (主体) of the filing as the type check found it. It is shown, not asked for.',
    }),
    details: t.field({
      type: FilingDetails,
      description:
        'The access details (填写接入信息) of the filing, with personal data masked unless `reveal` is true and the caller may see it in clear.',
      args: {
        reveal: t.arg.boolean({
          defaultValue: false,
          description:
            'Whether to show personal data in clear instead of masked. The applicant may always do so; a reviewer after `beginLook`, for one filing and not in a list, and each look is audited.',
        }),
      },
      select: { personal: true, detailsSavedAt: true },
      resolve: async (parent, { reveal }, context, info) => {
        const { actor } = context;
        // A reviewer looks at one filing at a time.
        const inClear = (reveal ?? false) && !(actor.kind === 'STAFF' && isInList(info.path, 'Filing'));
        if (!inClear && asksSubjectOnly(info)) return context.app.shownSubject(servicesOf(context), parent);
        const filing = await wholeFiling(context, parent);
        return context.app.shownDetails(servicesOf(context), actor, filing, inClear);
      },
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description:
        'What the province asks of this filing today, with the provider’s own policy on verification photos.',
      select: { provider: { select: { photoKinds: true } } },
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return rulesFor(context.app.rulesOf(filing, now), filing.nature, filing.kind);
      },
    }),
    consents: t.field(
      nested({
        arg: t.arg,
        type: ConsentType,
        description:
          'The consents that the applicant gave for this filing, those withdrawn since included, oldest first.',
        children: { table: 'Consent', parent: 'filingId', by: 'grantedAt' },
      }),
    ),
    expectedBy: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The day by which the authority has usually decided in this province, in working days of the Chinese calendar from the hand-over. Null unless the filing is `AWAITING_SMS` or `AT_AUTHORITY`.',
      select: { handedOverAt: true },
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.expectedByOf(filing, context.app.rulesOf(filing, now));
      },
    }),
    legalBy: t.field({
      type: 'Date',
      nullable: true,
      description:
        'The last day on which the authority’s decision is in time by law, or `expectedBy` where that is later. Null unless the filing is `AWAITING_SMS` or `AT_AUTHORITY`.',
      select: { handedOverAt: true },
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.legalByOf(filing, context.app.rulesOf(filing, now));
      },
    }),
    resultLate: t.boolean({
      description:
        'Whether the filing is `AT_AUTHORITY` and the day `legalBy` has passed without a decision.',
      select: { handedOverAt: true },
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.isLate(filing, context.app.rulesOf(filing, now), now);
      },
    }),
    nextExpected: t.string({
      nullable: true,
      description:
        'What happens next with the filing and what the applicant is to do, in plain words in the language of the request.',
      select: HELD,
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        const held = (await holdUpAt(context, filing)) !== null;
        const rules = context.app.rulesOf(filing, now);
        return context.app.nextExpectedOf({ ...filing, held }, rules, now, context.locale);
      },
    }),
    passwordVerifiedAt: t.expose('passwordVerifiedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the filing password (备案密码) was last found right. Null while it has to be verified.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the filing was last submitted or resubmitted. Null before the first submission.',
    }),
    handedOverAt: t.expose('handedOverAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the authority last took the filing. Null before that, and while a filing that it did not process is held.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when the filing was approved or refused, or came back because a paper could not be handed over. Null before that, and again after `editFiling`.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the filing was opened.',
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description:
        'The date and time when the filing last changed; papers, face checks and reminders do not count.',
    }),
  }),
});
