import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { list } from '../list/list.ts';
import { LookReasonEnum } from '../look/mutation.ts';
import { between } from '../list/between.ts';
import { AUDITORS, reasonGiven } from './events.ts';

const AccessRecordType = builder.prismaObject('AuditEvent', {
  variant: 'AccessRecord',
  description:
    'A look of a reviewer at personal data in clear or at a picture. It is an entry of the audit, too.',
  authScopes: AUDITORS,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the entry of the audit, e.g. `aud_01j…`.' }),
    staffId: t.exposeString('actorId', {
      description: 'The ID of the reviewer who looked, e.g. `stf_01j…`.',
    }),
    filingId: t.exposeString('filingId', {
      nullable: true,
      description: 'The ID of the filing whose data was seen. Null for an entry of the authority’s lists.',
    }),
    targetId: t.exposeString('targetId', {
      description: 'The ID of what was seen: a filing, a picture (`mat_01j…`) or an entry (`not_01j…`).',
    }),
    what: t.exposeString('what', {
      nullable: true,
      description:
        'What was seen: `DETAILS`, `FORM`, `PICTURE`, `BACKDROP_ADDRESS` or `NOTICE`. Null for looks from before that was written down.',
    }),
    reason: t.field({
      type: LookReasonEnum,
      nullable: true,
      description: 'Why the reviewer looked. Null for looks from before a reason was asked for.',
      select: { providerId: true, reason: true },
      resolve: async (event, _args, context) => (await reasonGiven(event, context))?.code ?? null,
    }),
    note: t.string({
      nullable: true,
      description: 'The reason in the reviewer’s own words. Null where none were given.',
      select: { providerId: true, reason: true },
      resolve: async (event, _args, context) => (await reasonGiven(event, context))?.note ?? null,
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description: 'The date and time of the look, by the provider’s clock, which test mode can move.',
    }),
  }),
});

list('accessRecords', {
  type: AccessRecordType,
  description:
    'Lists which reviewer saw which personal data and why, newest first. It needs a secret key, a restricted one with `AUDIT_READ`, or a staff session with the role `AUDITOR`, `LEAD` or `OPERATOR`.',
  authScopes: AUDITORS,
  args: (t) => ({
    staffId: t.string({ description: 'Lists only the looks of this reviewer.' }),
    filingId: t.string({ description: 'Lists only looks at the data of this filing.' }),
    from: t({ type: 'DateTime', description: 'Lists only looks from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only looks before then.' }),
  }),
  order: { name: 'accessRecords', direction: 'desc' },
  where: ({ app, actor }, { staffId, filingId, from, until }): Prisma.AuditEventWhereInput => ({
    AND: [
      app.auditScope(actor),
      { action: { in: ['PERSONAL_DATA_REVEALED', 'MATERIAL_VIEWED'] } },
      staffId == null ? {} : { actorId: staffId },
      filingId == null ? {} : { filingId },
      { at: between(from, until) },
    ],
  }),
  find: (prisma, asked: Prisma.AuditEventFindManyArgs) => prisma.auditEvent.findMany(asked),
  count: (prisma, asked) => prisma.auditEvent.count(asked),
});
