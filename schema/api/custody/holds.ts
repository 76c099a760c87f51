import type { Application, SecretKeyActor } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { LONGEST_HOLD_REASON } from '../../rules/retention.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { list } from '../list/list.ts';
import { ERRORS, mutation } from '../mutation.ts';

const LegalHoldType = builder.prismaObject('LegalHold', {
  description:
    'What keeps a subject or a filing from being deleted, by the daily purge and on request, e.g. while a dispute or an inquiry goes on.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the hold, e.g. `hld_01j…`.' }),
    targetId: t.exposeID('targetId', {
      description:
        'The ID of the subject (`sub_01j…`) that is held with all its filings, or of the single filing (`fil_01j…`).',
    }),
    reason: t.string({
      nullable: true,
      description:
        'Why it is held, in the words given with `placeLegalHold`. Null only beside an error when they can no longer be decrypted.',
      select: { id: true, reason: true, providerId: true },
      resolve: async (hold, _args, context) =>
        context.app.holdReason(await servicesOf(context).privacy.forProvider(hold.providerId), hold),
    }),
    placedBy: t.string({
      description:
        'Who placed the hold: the ID of the API key, or `operator` for the operator of the service.',
      select: { placedById: true },
      resolve: ({ placedById }) => placedById,
    }),
    placedAt: t.expose('placedAt', {
      type: 'DateTime',
      description: 'The date and time when the hold was placed.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the hold ends by itself. Null when it stands until it is lifted.',
    }),
    liftedAt: t.expose('liftedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the hold was lifted. Null when it was not.',
    }),
  }),
});

list('legalHolds', {
  type: LegalHoldType,
  description: 'Lists the provider’s legal holds in the mode of the key, newest first.',
  authScopes: { secretKey: true },
  args: (t) => ({
    ended: t.boolean({
      defaultValue: false,
      required: true,
      description:
        'Whether to list holds that were lifted or have run out, too. By default they are left out.',
    }),
  }),
  order: { name: 'legalHolds', direction: 'desc' },
  where: async (context, { ended }): Promise<Prisma.LegalHoldWhereInput> => {
    const { app, actor } = context;
    const now = await servicesOf(context).clock.now(app.asSecretKey(actor));
    return { AND: [app.legalHoldScope(actor), ended ? {} : app.standingHolds(now)] };
  },
  find: (prisma, asked: Prisma.LegalHoldFindManyArgs) => prisma.legalHold.findMany(asked),
  count: (prisma, asked) => prisma.legalHold.count(asked),
});

type Held = { holdId: string };

const common = {
  as: 'SECRET_KEY',
  result: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Held>) => ({
    hold: t.prismaField({
      type: LegalHoldType,
      description: 'The hold after the change.',
      resolve: (query, { holdId }, _args, context) =>
        servicesOf(context).database.prisma.legalHold.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: holdId }, context.app.legalHoldScope(context.actor)] },
        }),
    }),
  }),
} as const;

const act = (actor: SecretKeyActor, now: Date, app: Application) => ({
  tenant: actor,
  by: app.auditeeOf(actor),
  now,
});

mutation('placeLegalHold', {
  ...common,
  description:
    'Keeps a subject with all its filings, or a single filing, from being deleted: the daily purge passes it by, and a deletion on request tells of the hold and waits. It stands in the audit.',
  input: (t) => ({
    targetId: t.id({
      required: true,
      description: 'The ID of the subject (`sub_01j…`) or of the filing (`fil_01j…`).',
    }),
    reason: t.string({
      required: true,
      description: `Why it is held, at most ${LONGEST_HOLD_REASON} characters. It is stored sealed.`,
    }),
    until: t.field({
      type: 'DateTime',
      description: 'The date and time when the hold ends by itself. Left out, it stands until it is lifted.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: ({ tx, actor, now, sealer }, { targetId, reason, until }, app) =>
    app.placeHold(tx, sealer, act(actor, now, app), { targetId, reason, until: until ?? null }),
});

mutation('liftLegalHold', {
  ...common,
  description: 'Ends a legal hold. What was to be deleted meanwhile is deleted by the next daily purge.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the hold, e.g. `hld_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: ({ tx, actor, now }, { id }, app) => app.liftHold(tx, act(actor, now, app), id),
});
