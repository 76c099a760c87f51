import type { Application, SecretKeyActor } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { list } from '../list/list.ts';
import { ERRORS, mutation, type InputBuilder } from '../mutation.ts';

const StaffMemberType = builder.prismaObject('StaffMember', {
  description: 'A reviewer (初审人员) who had a session of the provider’s.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'stf_…' }),
    externalRef: t.exposeString('externalRef', {
      description: 'The provider’s own reference of the person.',
    }),
    displayName: t.exposeString('displayName', { description: 'Name shown in reviews.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When the first session was minted.' }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'Since when the person is removed; null while not.',
    }),
  }),
});

list('staffMembers', {
  type: StaffMemberType,
  description: 'The provider’s reviewers in the mode of the key, newest first.',
  authScopes: { secretKey: true },
  args: (t) => ({
    removed: t.boolean({
      defaultValue: false,
      required: true,
      description: 'Those who were removed, too.',
    }),
  }),
  order: { name: 'staffMembers', direction: 'desc' },
  where: ({ app, actor }, { removed }): Prisma.StaffMemberWhereInput => ({
    AND: [app.staffScope(actor), removed ? {} : { removedAt: null }],
  }),
  find: (prisma, asked: Prisma.StaffMemberFindManyArgs) => prisma.staffMember.findMany(asked),
  count: (prisma, asked) => prisma.staffMember.count(asked),
});

type Changed = { id: string; removed: boolean };

const common = {
  as: 'SECRET_KEY',
  input: (t: InputBuilder) => ({ id: t.id({ required: true, description: 'stf_…' }) }),
  errors: [ERRORS.NotFound],
  result: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Changed>) => ({
    id: t.exposeID('id', { description: 'stf_…' }),
    removed: t.exposeBoolean('removed', { description: 'Whether the person is removed now.' }),
  }),
} as const;

const changeOf = (app: Application, actor: SecretKeyActor, id: string) => ({
  tenant: actor,
  by: app.auditeeOf(actor),
  // Sessions live in real time, wherever the clock of test mode stands.
  now: new Date(),
  id,
});

mutation('removeStaff', {
  ...common,
  description:
    'Removes a reviewer: every session ends at once and no new one is minted. Reviews keep the name of who did them.',
  change: async ({ tx, actor }, { id }, app) => {
    await app.removeStaff(tx, changeOf(app, actor, id));
    return { id, removed: true };
  },
});

mutation('restoreStaff', {
  ...common,
  description: 'Takes a removed reviewer back: new sessions may be minted, those of before stay ended.',
  change: async ({ tx, actor }, { id }, app) => {
    await app.restoreStaff(tx, changeOf(app, actor, id));
    return { id, removed: false };
  },
});
