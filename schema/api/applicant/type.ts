import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { builder, TENANT } from '../builder.ts';
import { shownText, withReference } from '../sealed.ts';
import { list } from '../list/list.ts';
import { METADATA_FILTER, METADATA_SHOWN, shownMetadata, withMetadata } from '../metadata.ts';

export const ApplicantType = builder.prismaObject('Applicant', {
  authScopes: TENANT,
  description:
    'The account of an applicant (备案申请账号) on the provider’s site, known by the provider’s own reference.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the applicant, e.g. `apl_01j…`.' }),
    externalRef: t.string({
      description:
        'The provider’s own reference of the account, as given to `createApplicantSession`, `registerServers` or an import.',
      resolve: shownText('externalRef'),
    }),
    metadata: t.field({
      type: 'Metadata',
      nullable: true,
      description: METADATA_SHOWN,
      resolve: (applicant, _args, context) => shownMetadata(applicant, context),
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when the account was first named.',
    }),
  }),
});

list('applicants', {
  type: ApplicantType,
  description:
    'Lists the accounts of applicants that the provider has named in the mode of the caller, newest first.',
  authScopes: { staff: true, secretKey: true },
  args: (t) => ({
    externalRef: t.string({
      description: 'Lists only the account with exactly this reference of the provider’s own.',
    }),
    metadata: t({ type: 'Metadata', description: METADATA_FILTER }),
  }),
  order: { name: 'applicants', direction: 'desc' },
  where: async (context, { externalRef, metadata }): Promise<Prisma.ApplicantWhereInput> => ({
    AND: [
      context.app.applicantScope(context.actor),
      await withReference(context, externalRef),
      await withMetadata(context, metadata),
    ],
  }),
  find: (prisma, asked: Prisma.ApplicantFindManyArgs) => prisma.applicant.findMany(asked),
  count: (prisma, asked) => prisma.applicant.count(asked),
});
