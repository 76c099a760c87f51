import { servicesOf } from '../context.ts';
import { ConsentLanguageEnum, ConsentPurposeEnum, ConsentType } from '../filing/consent-type.ts';
import { filingResult } from '../filing/result-field.ts';
import { FilingType } from '../filing/type.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { noRow } from '../no-row.ts';
import { formatIssue } from '../../messages/format.ts';

mutation('grantConsent', {
  as: 'APPLICANT',
  description:
    'Notes that the applicant agrees to a text in force (see consentTexts). FILING is agreed to before determineFilingType, without a filing, and goes along into each filing begun; the others within the filing, before what needs them.',
  input: (t) => ({
    filingId: t.id({ description: 'The filing; none before there is one.' }),
    purpose: t.field({ type: ConsentPurposeEnum, required: true, description: 'To what.' }),
    version: t.string({
      required: true,
      description: 'Version of the text that was shown; only the one in force is taken.',
    }),
    hash: t.string({ description: 'SHA-256 of the text that was shown, to be sure that it was this one.' }),
    language: t.field({
      type: ConsentLanguageEnum,
      description: 'In which language it was shown; Chinese unless told.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.grantConsent(work, input),
  result: (t) => ({
    filing: t.prismaField({
      type: FilingType,
      nullable: true,
      description: 'The filing as it is now; null before there is one.',
      resolve: (query, { filingId }, _args, context) =>
        filingId === null
          ? noRow(query)
          : servicesOf(context).database.prisma.filing.findFirst({
              ...query,
              where: { AND: [{ id: filingId }, context.app.filingScope(context.actor)] },
            }),
    }),
    consent: t.prismaField({
      type: ConsentType,
      description: 'The consent as it stands.',
      resolve: (query, { filingId, purpose }, _args, context) =>
        servicesOf(context).database.prisma.consent.findFirstOrThrow({
          ...query,
          where: {
            applicantId: context.app.asApplicant(context.actor).applicantId,
            filingId,
            purpose,
            withdrawnAt: null,
          },
          orderBy: { id: 'desc' },
        }),
    }),
  }),
});

mutation('withdrawConsent', {
  as: 'APPLICANT',
  description:
    'Takes a consent back: the work stops, and what was stored under it is destroyed unless the authority has it already. Without FILING the order ends.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing.' }),
    purpose: t.field({ type: ConsentPurposeEnum, required: true, description: 'Which one.' }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.withdrawConsent(work, input),
  result: (t) => ({
    ...filingResult(t),
    destroyed: t.exposeBoolean('destroyed', {
      description: 'Whether what was stored under it is destroyed now.',
    }),
    message: t.string({
      description: 'What became of the data, in the language of the request.',
      resolve: ({ destroyed, kept }, _args, { locale }) =>
        formatIssue(
          {
            code: destroyed
              ? 'CONSENT_DATA_DESTROYED'
              : kept
                ? 'CONSENT_DATA_KEPT'
                : 'CONSENT_NOTHING_STORED',
          },
          locale,
        ),
    }),
  }),
});
