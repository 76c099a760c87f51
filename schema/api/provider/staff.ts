import type { Application, SecretKeyActor } from '../../../server/application.ts';
import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, type SchemaTypes } from '../builder.ts';
import { shownText } from '../sealed.ts';
import { list } from '../list/list.ts';
import { ERRORS, mutation, type InputBuilder } from '../mutation.ts';

const StaffMemberType = builder.prismaObject('StaffMember', {
  description: 'A reviewer (初审人员) for whom the provider has created a session at least once.',
  authScopes: { secretKey: true },
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the reviewer, e.g. `stf_01j…`.' }),
    externalRef: t.string({
      description: 'The provider’s own reference of the reviewer, as given to `createStaffSession`.',
      resolve: shownText('externalRef'),
    }),
    displayName: t.string({
      description: 'The name under which reviews show the reviewer, as given with the newest session.',
      resolve: shownText('displayName'),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the first session of the reviewer was created.',
    }),
    removedAt: t.expose('removedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the reviewer was removed. Null for a reviewer who is not removed.',
    }),
  }),
});

list('staffMembers', {
  type: StaffMemberType,
  description: 'Lists the provider’s reviewers (初审人员) in the mode of the key, newest first.',
  authScopes: { secretKey: true },
  args: (t) => ({
    removed: t.boolean({
      defaultValue: false,
      required: true,
      description: 'Whether to list removed reviewers too. By default they are left out.',
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
  input: (t: InputBuilder) => ({
    id: t.id({
      required: true,
      description: 'The ID of the reviewer, e.g. `stf_01j…`.',
    }),
  }),
  errors: [ERRORS.NotFound],
  result: (t: PothosSchemaTypes.ObjectFieldBuilder<SchemaTypes, Changed>) => ({
    id: t.exposeID('id', { description: 'The ID of the reviewer, e.g. `stf_01j…`.' }),
    removed: t.exposeBoolean('removed', { description: 'Whether the reviewer is removed after the change.' }),
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
    'Removes a reviewer (初审人员). All sessions of the reviewer end at once and no new one can be created, while past reviews keep the name. Removing a reviewer again changes nothing.',
  change: async ({ tx, actor }, { id }, app) => {
    await app.removeStaff(tx, changeOf(app, actor, id));
    return { id, removed: true };
  },
});

mutation('restoreStaff', {
  ...common,
  description:
    'Takes a removed reviewer back, so that new sessions can be created. Sessions from before the removal stay ended.',
  change: async ({ tx, actor }, { id }, app) => {
    await app.restoreStaff(tx, changeOf(app, actor, id));
    return { id, removed: false };
  },
});
