import type { AuditAction } from '../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { between } from '../list/between.ts';
import { list } from '../list/list.ts';
import { LookReasonEnum } from '../look/mutation.ts';
import { actorName } from './actor-names.ts';
import { AuditActionEnum, AuditActorKindEnum } from './enums.ts';

/** Staff whose duty the audit is (`schema/rules/staff-roles.ts`), and the provider's server. */
export const AUDITORS = { auditor: true, secretKey: true } as const;

type Given = { providerId: string; reason: Uint8Array | null };

/** Why somebody looked, where that was asked. */
export async function reasonGiven({ providerId, reason }: Given, context: GraphQLContext) {
  if (!reason) return null;
  return context.app.openReason(await servicesOf(context).privacy.forProvider(providerId), reason);
}

const AuditEventType = builder.prismaObject('AuditEvent', {
  description:
    'An entry of the audit: who did or saw what. Entries are only ever added, and each is bound to the one before by its hash.',
  authScopes: AUDITORS,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the entry, e.g. `aud_01j…`.' }),
    actorKind: t.expose('actorKind', { type: AuditActorKindEnum, description: 'Who did it.' }),
    actorId: t.exposeString('actorId', {
      description:
        'The ID of whoever did it, e.g. `stf_01j…` or `key_01j…`; `operator` or `authority` for these.',
    }),
    actorName: t.string({
      nullable: true,
      description:
        'The display name of the member of staff, or the name of the key, that did it. Null for everybody else.',
      select: { actorId: true },
      resolve: ({ actorId }, _args, context, info) => actorName(context, info, actorId),
    }),
    action: t.expose('action', { type: AuditActionEnum, description: 'What was done.' }),
    targetId: t.exposeString('targetId', {
      description: 'The ID of what it was done to, e.g. `fil_01j…`, `key_01j…` or `mat_01j…`.',
    }),
    what: t.exposeString('what', {
      nullable: true,
      description:
        'Which part of it was looked at or changed, e.g. `DETAILS` or `PICTURE`. Null where the action has no parts.',
    }),
    filingId: t.exposeString('filingId', {
      nullable: true,
      description: 'The ID of the filing whose data it is about. Null where it is about none.',
    }),
    reason: t.field({
      type: LookReasonEnum,
      nullable: true,
      description: 'Why the reviewer looked. Null where no reason is asked for.',
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
      description: 'The date and time when it was done, by the provider’s clock, which test mode can move.',
    }),
    recordedAt: t.expose('recordedAt', {
      type: 'DateTime',
      description: 'The date and time when the entry was written, in real time.',
    }),
    position: t.int({
      nullable: true,
      description:
        'The place of the entry in the chain of its mode, counted from 1. Null for about a second, until the entry has one.',
      select: { link: { select: { position: true } } },
      resolve: ({ link }) => (link ? Number(link.position) : null),
    }),
    hash: t.string({
      nullable: true,
      description:
        'The hash of the chain up to this entry: 64 hexadecimal digits. Null for about a second, until the entry has its place.',
      select: { link: { select: { hash: true } } },
      resolve: ({ link }) => (link ? Buffer.from(link.hash).toString('hex') : null),
    }),
  }),
});

list('auditEvents', {
  type: AuditEventType,
  description:
    'Lists the audit of the mode, newest first. It needs a secret key, a restricted one with `AUDIT_READ`, or a staff session with the role `AUDITOR`, `LEAD` or `OPERATOR`.',
  authScopes: AUDITORS,
  args: (t) => ({
    actorId: t.string({ description: 'Lists only what this one did, by its ID.' }),
    actorKind: t({ type: AuditActorKindEnum, description: 'Lists only what was done by these.' }),
    actions: t({
      type: [AuditActionEnum],
      description: 'Lists only these actions. All when left out or empty.',
    }),
    about: t.string({
      description:
        'Lists only what was done to this object, by its ID; for a filing also what was seen of its papers.',
    }),
    from: t({ type: 'DateTime', description: 'Lists only what was done from then on.' }),
    until: t({ type: 'DateTime', description: 'Lists only what was done before then.' }),
  }),
  order: { name: 'auditEvents', direction: 'desc' },
  where: ({ app, actor }, args): Prisma.AuditEventWhereInput => {
    const { actorId, actorKind, about, from, until } = args;
    const actions: readonly AuditAction[] = args.actions ?? [];
    return {
      AND: [
        app.auditScope(actor),
        actorId == null ? {} : { actorId },
        actorKind == null ? {} : { actorKind },
        actions.length === 0 ? {} : { action: { in: [...actions] } },
        about == null ? {} : { OR: [{ targetId: about }, { filingId: about }] },
        { at: between(from, until) },
      ],
    };
  },
  find: (prisma, asked: Prisma.AuditEventFindManyArgs) => prisma.auditEvent.findMany(asked),
  count: (prisma, asked) => prisma.auditEvent.count(asked),
});
