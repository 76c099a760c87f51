import { servicesOf } from '../context.ts';
import { METADATA_INPUT } from '../metadata.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { ApplicantType } from './type.ts';

mutation('updateApplicant', {
  as: 'SECRET_KEY',
  description:
    'Changes what the provider notes on the account of an applicant. What is left out stays as it is.',
  input: (t) => ({
    applicantId: t.id({ required: true, description: 'The ID of the applicant, e.g. `apl_01j…`.' }),
    metadata: t.field({ type: 'Metadata', description: METADATA_INPUT }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.updateApplicant(work, input),
  result: (t) => ({
    applicant: t.prismaField({
      type: ApplicantType,
      description: 'The account as it stands after the change.',
      resolve: (query, { applicantId }, _args, context) =>
        servicesOf(context).database.prisma.applicant.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: applicantId }, context.app.applicantScope(context.actor)] },
        }),
    }),
  }),
});
