import { LONGEST_REFERENCE } from '../../rules/bounds.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SubjectType } from './queries.ts';

mutation('moveSubject', {
  as: 'SECRET_KEY',
  description:
    'Gives a subject (主体) to another account of the provider, with its records, its websites and all its filings and their history. The former account sees none of it any more. It is refused with an `OrderInProgressError` until every filing of the subject is approved or abandoned. Servers stay with their accounts.',
  input: (t) => ({
    subjectId: t.id({ required: true, description: 'The ID of the subject, e.g. `sub_01j…`.' }),
    applicantRef: t.string({
      required: true,
      description: `The provider’s own reference of the account that the subject goes to, at most ${LONGEST_REFERENCE} characters. An account that was never named before is created.`,
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound, ERRORS.OrderInProgress],
  change: (work, input, app) => app.moveSubject(work, input),
  result: (t) => ({
    subject: t.prismaField({
      type: SubjectType,
      description: 'The subject in the hands of its new account.',
      resolve: (query, { subjectId }, _args, context) =>
        servicesOf(context).database.prisma.subject.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: subjectId }, context.app.subjectScope(context.actor)] },
        }),
    }),
  }),
});
