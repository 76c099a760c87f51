import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { IpRangeState, IpRangeUse } from '../../../prisma/generated/client/enums.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { SubjectNatureEnum } from '../enums.ts';
import { MAX_ITEMS } from '../input-limits.ts';
import { list } from '../list/list.ts';
import { ERRORS, mutation, type InputBuilder } from '../mutation.ts';
import { sealerOf } from '../sealed.ts';

const scopes = { staff: true, secretKey: true } as const;

const UseEnum = builder.enumType(IpRangeUse, {
  name: 'IpRangeUse',
  description: 'What a range of addresses is used for (分配方式).',
  values: {
    ALLOCATED: { description: 'The range is allocated to a user, who is named (分配使用).' },
    REALLOCATED: { description: 'The range is passed on to another provider, who files its use (再分配).' },
    OWN: { description: 'The provider uses the range itself (自用).' },
    RESERVED: { description: 'The range is not in use (保留).' },
  } satisfies Record<IpRangeUse, { description: string }>,
});

const StateEnum = builder.enumType(IpRangeState, {
  name: 'IpRangeState',
  description: 'Whether a range of addresses is filed.',
  values: {
    SENT: { description: 'The range was sent, and the authority has not decided.' },
    FILED: { description: 'The range is filed.' },
    REFUSED: { description: 'The authority refused to file the range.' },
  } satisfies Record<IpRangeState, { description: string }>,
});

const AddressingEnum = builder.enumType('IpAddressing', {
  description: 'How the addresses of a range are given out (使用方式).',
  values: {
    STATIC: { description: 'Each user keeps its address (静态).' },
    DYNAMIC: { description: 'Users get changing addresses (动态).' },
    UNKNOWN: { description: 'How is not known.' },
  } as const,
});

const RangeType = builder.prismaObject('IpRange', {
  description: 'A range of the provider’s addresses, as it is filed with the authority (IP 地址备案).',
  authScopes: scopes,
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the range, e.g. `ipr_01j…`.' }),
    first: t.exposeString('first', { description: 'The first address of the range, e.g. `47.96.0.0`.' }),
    last: t.exposeString('last', { description: 'The last address of the range, e.g. `47.97.255.255`.' }),
    use: t.expose('use', { type: UseEnum, description: 'What the range is used for.' }),
    state: t.expose('state', { type: StateEnum, description: 'Whether the range is filed.' }),
    waits: t.boolean({
      description:
        'Whether something that was sent of the range waits for the authority: the range itself, a change or its deletion.',
      select: { pending: true },
      resolve: ({ pending }) => pending !== null,
    }),
    user: t.string({
      nullable: true,
      description: 'The name of who uses the range. Null where nobody is named.',
      select: { id: true, details: true },
      resolve: async (range, _args, context) =>
        context.app.saidOfRange(await sealerOf(context), range).user?.name ?? null,
    }),
    code: t.exposeInt('code', {
      nullable: true,
      description:
        'The result code (Jgdm) with which the authority refused what was sent last. Null unless it did.',
    }),
    opinion: t.string({
      nullable: true,
      description: 'Why it was refused, in the authority’s own words. Null where there are none.',
      select: { id: true, opinion: true },
      resolve: async (range, _args, context) => context.app.rangeOpinion(await sealerOf(context), range),
    }),
    decidedAt: t.expose('decidedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time of the authority’s last word, or of the note. Null before it.',
    }),
  }),
});

list('ipRanges', {
  type: RangeType,
  description:
    'Lists the provider’s ranges of addresses as they are filed, newest first. It needs a reviewer’s session or a secret key.',
  args: (t) => ({
    states: t({
      type: [StateEnum],
      description: 'The states of the ranges that are returned. Left out, all are.',
    }),
  }),
  authScopes: scopes,
  order: { name: 'ipRanges', direction: 'desc' },
  where: ({ app, actor }, { states }): Prisma.IpRangeWhereInput => ({
    AND: [app.ipRangeScope(actor), states ? { state: { in: [...states] } } : {}],
  }),
  find: (prisma, asked: Prisma.IpRangeFindManyArgs) => prisma.ipRange.findMany(asked),
  count: (prisma, asked) => prisma.ipRange.count(asked),
});

const UserInput = builder.inputType('IpRangeUserInput', {
  description: 'Who uses an allocated range (使用单位).',
  fields: (t) => ({
    name: t.string({ required: true, description: 'The name of the unit, at most 255 characters.' }),
    nature: t.field({ type: SubjectNatureEnum, required: true, description: 'The nature of the unit.' }),
    province: t.string({ required: true, description: 'The province, six digits of GB/T 2260.' }),
    city: t.string({ required: true, description: 'The city, six digits of GB/T 2260.' }),
    county: t.string({ description: 'The county, six digits of GB/T 2260.' }),
    street: t.string({ required: true, description: 'The rest of the address, at most 512 characters.' }),
    contact: t.string({ required: true, description: 'The name of the contact, at most 20 characters.' }),
    phone: t.string({
      required: true,
      description: 'The phone number of the contact with its area code, e.g. `0571-85123456`.',
    }),
    email: t.string({ required: true, description: 'The e-mail address of the contact.' }),
  }),
});

const useFields = (t: InputBuilder) => ({
  use: t.field({ type: UseEnum, required: true, description: 'What the range is used for.' }),
  addressing: t.field({
    type: AddressingEnum,
    description: 'How its addresses are given out. Required for `ALLOCATED` and `OWN`.',
  }),
  allocatedOn: t.field({
    type: 'Date',
    description: 'The day of the allocation. Required for `ALLOCATED` and `OWN`.',
  }),
  allocatedTo: t.int({
    description: 'The unit ID (ispId) of the provider that has the range now. Required for `REALLOCATED`.',
  }),
  user: t.field({ type: UserInput, description: 'Who uses the range. Required for `ALLOCATED`.' }),
});

const RangeInput = builder.inputType('IpRangeInput', {
  description: 'A range of addresses to file.',
  fields: (t) => ({
    range: t.string({
      required: true,
      description: 'The range as `47.96.0.0/15`, as `47.96.0.1-47.96.0.9`, or a lone address.',
    }),
    ...useFields(t),
  }),
});

const errors = [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.AuthorityUnavailable];

const ranges = (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, { ids: string[] }>) => ({
  ranges: t.prismaField({
    type: [RangeType],
    description: 'The ranges that were sent, or noted.',
    resolve: (query, { ids }, _args, context) =>
      servicesOf(context).database.prisma.ipRange.findMany({
        ...query,
        where: { AND: [{ id: { in: ids } }, context.app.ipRangeScope(context.actor)] },
        orderBy: { id: 'asc' },
      }),
  }),
});

mutation('fileIpRanges', {
  as: 'PROVIDER',
  description:
    'Files ranges of the provider’s addresses with the authority (IP 地址备案). As soon as a range is in the list, filings on addresses outside of it wait, because the authority would refuse them with 1063; they go on by themselves when a range is filed. Refuses a range that has addresses in common with another.',
  input: (t) => ({
    ranges: t.field({
      type: [RangeInput],
      required: true,
      description: `The ranges to file, at most ${MAX_ITEMS}.`,
    }),
    alreadyFiled: t.boolean({
      description:
        'True for ranges that are filed by other means and are only to be noted, IPv6 among them. Nothing is sent then.',
    }),
  }),
  errors,
  act: async ({ services, actor, idempotency }, { ranges: asked, alreadyFiled }, app) => {
    const input = { ranges: asked, alreadyFiled: alreadyFiled ?? false };
    const { prepared, ids } = await app.rangesFiling(services, actor, input);
    return app.performActFor(services, actor, prepared, idempotency, { ids: [...ids] });
  },
  result: ranges,
});

mutation('changeIpRange', {
  as: 'PROVIDER',
  description:
    'Changes what is filed of a range of addresses (IP 地址备案变更). What was filed stands until the authority says otherwise. A range that was only noted is noted anew.',
  input: (t) => ({
    rangeId: t.id({ required: true, description: 'The ID of the range, e.g. `ipr_01j…`.' }),
    ...useFields(t),
  }),
  errors,
  act: async ({ services, actor, idempotency }, input, app) => {
    const { prepared, ids } = await app.rangeChange(services, actor, input);
    return app.performActFor(services, actor, prepared, idempotency, { ids: [...ids] });
  },
  result: ranges,
});

mutation('removeIpRanges', {
  as: 'PROVIDER',
  description:
    'Takes ranges of addresses out of the filing (IP 地址备案删除). Those that the authority knows stand until it says otherwise, the others are forgotten at once.',
  input: (t) => ({
    rangeIds: t.idList({
      required: true,
      description: `The IDs of the ranges, e.g. \`ipr_01j…\`, at most ${MAX_ITEMS}.`,
    }),
  }),
  errors,
  act: async ({ services, actor, idempotency }, input, app) => {
    const { prepared, ids } = await app.rangesRemoval(services, actor, input);
    return app.performActFor(services, actor, prepared, idempotency, { ids: [...ids] });
  },
  result: ranges,
});
