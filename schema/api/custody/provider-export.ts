import type { ExportStanding, PartLink } from '../../../server/application.ts';
import type { ProviderExportState } from '../../../prisma/generated/client/enums.ts';
import { EXPORT_DAYS, EXPORT_LINK_MINUTES } from '../../rules/retention.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const authScopes = { secretKey: true } as const;

const StateEnum = builder.enumType('ProviderExportState', {
  description: 'How an export of everything stands.',
  values: {
    WAITING: { description: 'It was asked for and is not begun.' },
    RUNNING: { description: 'It is being written; `subjectsDone` tells how far.' },
    READY: { description: 'Its archives can be fetched.' },
    FAILED: {
      description: 'It was given up after several attempts, and nothing of it is kept. Ask for another.',
    },
    EXPIRED: { description: 'Its time is over, or another was begun; nothing of it is kept.' },
  } as const satisfies Record<ProviderExportState, { description: string }>,
});

const ExportType = builder.objectRef<ExportStanding>('ProviderExport').implement({
  authScopes,
  description: 'An export of everything that is held of the provider in the mode of the key.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the export, e.g. `exp_01j…`.' }),
    state: t.expose('state', { type: StateEnum, description: 'How it stands.' }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      description: 'The date and time when it was asked for; what it holds is as of then or later.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when it was ready or given up. Null before.',
    }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      nullable: true,
      description: `The date and time after which its archives are gone, ${EXPORT_DAYS} days after it was ready. Null before.`,
    }),
    subjects: t.exposeInt('subjects', {
      description: 'The number of subjects (主体) that there were when it was asked for.',
    }),
    subjectsDone: t.exposeInt('subjectsDone', {
      description: 'The number of subjects whose data are written and stored.',
    }),
    parts: t.exposeInt('parts', { description: 'The number of archives that are stored so far.' }),
  }),
});

const PartType = builder.objectRef<PartLink>('ProviderExportPart').implement({
  authScopes,
  description: 'One archive of an export.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Its number, from 1.' }),
    bytes: t.exposeInt('bytes', { description: 'The length of the archive in bytes.' }),
    sha256: t.exposeString('sha256', { description: 'The SHA-256 of the archive, in hexadecimal digits.' }),
    url: t.exposeString('url', {
      nullable: true,
      description: `The address of the archive. Whoever has it may fetch the archive for ${EXPORT_LINK_MINUTES} minutes. Null where a subject in it was deleted since; ask for another export.`,
    }),
  }),
});

const standing = (context: GraphQLContext, id: string | null): Promise<ExportStanding | null> =>
  context.app.providerExportOf(
    servicesOf(context).database.prisma,
    context.app.asSecretKey(context.actor),
    id,
  );

async function standingOf(context: GraphQLContext, id: string): Promise<ExportStanding> {
  const found = await standing(context, id);
  if (!found) throw new Error('the export is gone');
  return found;
}

builder.queryField('providerExport', (t) =>
  t.field({
    type: ExportType,
    nullable: true,
    description: 'Looks at an export of everything: whether it is ready, and how far it is.',
    authScopes,
    args: {
      id: t.arg.id({ description: 'The ID of the export. Without it, the newest of the mode of the key.' }),
    },
    resolve: (_root, { id }, context) => standing(context, id ?? null),
  }),
);

mutation('startProviderExport', {
  as: 'SECRET_KEY',
  description: `Begins to write everything that is held of the provider in the mode of the key into ZIP archives: the provider and its tables, each subject (主体) with its filings, history and papers, all in clear and as JSON. It is done in the background and goes on after a restart; \`providerExport\` tells how far it is, and the topic \`export.ready\` when it is done. Each archive is signed as that of \`exportSubject\` is; the last one lists them all. One that is under way or ready is answered as it stands. It stands in the audit.`,
  input: (t) => ({
    again: t.boolean({
      description:
        'Whether another is begun although one is ready; that one is over then. False unless given.',
    }),
  }),
  errors: [],
  change: (work, { again }, app) => app.startProviderExport(work, { again: again ?? false }),
  result: (t) => ({
    export: t.field({
      type: ExportType,
      description: 'The export that was begun, or the one that is under way.',
      resolve: ({ id }, _args, context) => standingOf(context, id),
    }),
  }),
});

mutation('linkProviderExport', {
  as: 'SECRET_KEY',
  description:
    'Answers with links to the archives of an export that is ready, 100 at most; none while it is not. It stands in the audit.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the export, e.g. `exp_01j…`.' }),
    from: t.int({ description: 'The number of the first archive. 1 unless given.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, { id, from }, app) => app.linkProviderExport(work, { id, from: from ?? 1 }),
  result: (t) => ({
    export: t.field({
      type: ExportType,
      description: 'The export that the links belong to.',
      resolve: ({ id }, _args, context) => standingOf(context, id),
    }),
    parts: t.field({
      type: [PartType],
      description: 'Archives from `from` on, in the order of their numbers.',
      resolve: (linked, _args, context) => context.app.partLinks(servicesOf(context), linked),
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The date and time until which the addresses work.',
      resolve: ({ expiresAt }) => new Date(expiresAt),
    }),
  }),
});
