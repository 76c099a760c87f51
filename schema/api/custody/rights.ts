import type { Deletion, Kept, KeptReason } from '../../../server/application.ts';
import { deletion as words } from '../../messages/generated/deletion.js';
import { EXPORT_LINK_MINUTES } from '../../rules/retention.ts';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from '../subject/queries.ts';

const authScopes = { applicant: true, secretKey: true } as const;

const ReasonEnum = builder.enumType('DeletionKeptReason', {
  description: 'Why something is kept although its deletion was asked for.',
  values: {
    LEGAL_HOLD: { description: 'A legal hold stands on the subject or on one of its filings.' },
    ACCESS: { description: 'A website of the subject still has access through the provider (接入).' },
    UNDER_WAY: {
      description: 'The authority (管局) has a filing of the subject and has not decided it yet.',
    },
    AUTHORITY_MESSAGES: {
      description:
        'Messages exchanged with the authority are kept for some months, in case one has to be sent again.',
    },
    AUDIT: { description: 'The record of who handled the data has to be kept for some years.' },
  } as const satisfies Record<KeptReason, { description: string }>,
});

const KeptType = builder.objectRef<Kept>('DeletionKept').implement({
  authScopes,
  description: 'What is kept although its deletion was asked for, by which rule, and until when.',
  fields: (t) => ({
    reason: t.expose('reason', { type: ReasonEnum, description: 'Why it is kept.' }),
    message: t.string({
      description: 'The reason as a sentence, in the language of the request.',
      resolve: ({ reason }, _args, { locale }) => words[locale][reason],
    }),
    source: t.exposeString('source', {
      nullable: true,
      description: 'The law or rule behind it, as it is cited. Null for a legal hold.',
    }),
    until: t.expose('until', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time until which it is kept. Null when that depends on what happens.',
    }),
  }),
});

const DeletionType = builder.objectRef<Deletion>('SubjectDeletion').implement({
  authScopes,
  description: 'How the deletion of a subject’s data stands.',
  fields: (t) => ({
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      description: 'The date and time when the deletion was asked for.',
    }),
    finishedAt: t.expose('finishedAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'The date and time when everything personal of the subject itself was destroyed. Null while something of it has to stay.',
    }),
    kept: t.field({
      type: [KeptType],
      description: 'What is kept for now, and by which rule. It goes by itself when its time is over.',
      resolve: ({ kept }) => [...kept],
    }),
  }),
});

builder.prismaObjectFields(SubjectType, (t) => ({
  deletion: t.field({
    type: DeletionType,
    nullable: true,
    authScopes,
    description: 'How the deletion of the subject’s data stands. Null when nobody has asked for it.',
    resolve: async ({ id, providerId, mode }, _args, context) => {
      const { database, clock } = servicesOf(context);
      const tenant = { providerId, mode };
      return context.app.deletionOf(database.prisma, tenant, id, await clock.now(tenant));
    },
  }),
}));

mutation('deleteSubject', {
  as: 'OWNER',
  description:
    'Destroys everything personal of a subject (主体), its filings, papers and records that may go, at once and for good. What the law, a hold or the authority keeps is told with its reason, and goes later by itself. Filings that the authority does not have are abandoned. Asked again, it tells how the deletion stands.',
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'The ID of the subject, e.g. `sub_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.deleteSubject(work, input),
  result: (t) => ({
    subject: t.prismaField({
      type: SubjectType,
      description: 'The subject after the deletion; `deletion` tells what is kept.',
      resolve: (query, { subjectId }, _args, context) =>
        servicesOf(context).database.prisma.subject.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: subjectId }, context.app.subjectScope(context.actor)] },
        }),
    }),
  }),
});

mutation('exportSubject', {
  as: 'OWNER',
  description: `Answers with a link to everything that is held of a subject (主体): a ZIP with JSON, its JSON Schema, the papers, a manifest with the SHA-256 of each file, and the Ed25519 signature of the manifest, which \`/exports/key.pem\` checks. It holds personal data in clear. The archive is made when it is fetched and kept nowhere. It stands in the audit.`,
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'The ID of the subject, e.g. `sub_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.linkToExport(work, input),
  result: (t) => ({
    url: t.exposeString('url', {
      description: `The address of the archive. Whoever has it may fetch the archive for ${EXPORT_LINK_MINUTES} minutes.`,
    }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'The date and time until which the address works.',
      resolve: ({ expiresAt }) => new Date(expiresAt),
    }),
  }),
});
