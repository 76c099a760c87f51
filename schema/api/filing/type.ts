import type { Party } from '../../../prisma/generated/client/enums.ts';
import type { Actor } from '../../../server/application.ts';
import { LAST_SUBMISSION } from '../../../prisma/selections.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { ProvinceRulesType, rulesFor } from '../province/rules-type.ts';
import { filingAt } from './at.ts';
import { ConsentType } from './consent-type.ts';
import { FilingDetails } from './details-type.ts';
import { FilingActionEnum, FilingKindEnum, FilingStateEnum, ModeEnum } from './enums.ts';
import { FilingSubject } from './subject-type.ts';

/** The party a caller acts as in the state machine; a secret key only watches. */
const partyOf = (actor: Actor): Party | null =>
  actor.kind === 'APPLICANT' ? 'APPLICANT' : actor.kind === 'STAFF' ? 'STAFF' : null;

export const FilingType = builder.prismaNode('Filing', {
  id: { field: 'id', description: 'fil_…' },
  nullable: true,
  description: 'An access-filing order (接入备案订单).',
  authScopes: TENANT,
  findUnique: (id, { app, actor }) => ({ id, AND: [app.filingScope(actor)] }),
  fields: (t) => ({
    kind: t.expose('kind', { type: FilingKindEnum, description: 'New or continued access.' }),
    state: t.expose('state', { type: FilingStateEnum, description: 'Where the order stands.' }),
    version: t.exposeInt('version', { description: 'Counts changes; pass it as expectedVersion.' }),
    revision: t.exposeInt('revision', {
      description:
        'Counts every change, what stands beside the filing included: papers, face checks, reminders. Answers can overtake each other; of two readings the one with the higher revision is newer.',
    }),
    mode: t.expose('mode', { type: ModeEnum, description: 'Test or live.' }),
    allowed: t.field({
      type: [FilingActionEnum],
      description: 'What the caller may do now.',
      select: { state: true },
      resolve: ({ state }, _args, { app, actor }) => {
        const party = partyOf(actor);
        return party ? app.allowedActions(state, party) : [];
      },
    }),
    subject: t.field({
      type: FilingSubject,
      description: 'What the type check fixed: shown, not asked.',
      select: { subject: true },
      resolve: (filing) => filing,
    }),
    details: t.field({
      type: FilingDetails,
      description:
        'The access details; masked unless revealed to the applicant, or to a reviewer who has said why (beginLook) and looks at one filing, not a list. That look is audited.',
      args: { reveal: t.arg.boolean({ defaultValue: false, description: 'In clear.' }) },
      select: FULL_FILING,
      resolve: (filing, { reveal }, context, info) => {
        const { actor } = context;
        // A reviewer looks at one filing at a time.
        const inClear = (reveal ?? false) && !(actor.kind === 'STAFF' && isInList(info.path, 'Filing'));
        return context.app.shownDetails(servicesOf(context), actor, filing, inClear);
      },
    }),
    rules: t.field({
      type: ProvinceRulesType,
      description: 'What the province asks of this filing now, with the provider’s own policy on photos.',
      select: { provider: { select: { photoKinds: true } } },
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return rulesFor(context.app.rulesOf(filing, now), filing.nature, filing.kind);
      },
    }),
    consents: t.relation('consents', { type: ConsentType, description: 'Consents given.' }),
    expectedBy: t.field({
      type: 'Date',
      nullable: true,
      description:
        'By when the authority usually has decided in this province, in working days of the Chinese calendar.',
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.expectedByOf(filing, context.app.rulesOf(filing, now));
      },
    }),
    legalBy: t.field({
      type: 'Date',
      nullable: true,
      description: 'By when the law wants the authority to have decided.',
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.legalByOf(filing, context.app.rulesOf(filing, now));
      },
    }),
    resultLate: t.boolean({
      description: 'Whether the law’s last day has passed without the authority’s word.',
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        return context.app.isLate(filing, context.app.rulesOf(filing, now), now);
      },
    }),
    nextExpected: t.string({
      nullable: true,
      description: 'What happens next, in one plain sentence.',
      select: LAST_SUBMISSION,
      resolve: async (filing, _args, context) => {
        const { now } = await filingAt(context, filing);
        const held = (await context.app.holdUpOf(servicesOf(context).database.prisma, filing)) !== null;
        const rules = context.app.rulesOf(filing, now);
        return context.app.nextExpectedOf({ ...filing, held }, rules, now, context.locale);
      },
    }),
    passwordVerifiedAt: t.expose('passwordVerifiedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the filing password was found right.',
    }),
    submittedAt: t.expose('submittedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last submitted.',
    }),
    handedOverAt: t.expose('handedOverAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the authority took it.',
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When the authority decided.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it last changed.' }),
  }),
});
