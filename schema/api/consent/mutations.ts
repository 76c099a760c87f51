import { servicesOf } from '../context.ts';
import { ConsentLanguageEnum, ConsentPurposeEnum, ConsentType } from '../filing/consent-type.ts';
import { filingResult, noRow } from '../filing/result-field.ts';
import { FilingType } from '../filing/type.ts';
import { FILING_ERRORS, mutation } from '../mutation.ts';
import { formatIssue } from '../../messages/format.ts';

mutation('grantConsent', {
  as: 'APPLICANT',
  description:
    'Records that the calling applicant agrees to a consent text in force (see `consentTexts`). `FILING` is agreed to before `determineFilingType`, without a filing, and is taken along into each filing that is started; the other purposes are agreed to within a filing. Agreeing again changes nothing.',
  input: (t) => ({
    filingId: t.id({
      description:
        'The ID of the filing for which consent is given. It may be left out for the purpose `FILING` only, before there is a filing.',
    }),
    purpose: t.field({
      type: ConsentPurposeEnum,
      required: true,
      description: 'The purpose that the applicant agrees to.',
    }),
    version: t.string({
      required: true,
      description: 'The version of the text that was shown. A version that is not in force is refused.',
    }),
    hash: t.string({
      description:
        'The SHA-256 hash of the text that was shown, in hexadecimal. When it is given and differs from that of the text in force, the consent is refused.',
    }),
    language: t.field({
      type: ConsentLanguageEnum,
      description: 'The language in which the text was shown. Left out, it is Chinese.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.grantConsent(work, input),
  result: (t) => ({
    filing: t.prismaField({
      type: FilingType,
      nullable: true,
      description: 'The filing after the change. Null when the consent was given without a filing.',
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
      description: 'The consent that now stands for the purpose.',
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
    'Withdraws a consent of the calling applicant (撤回同意): work on the filing stops, and what was stored under the consent is destroyed unless the authority has it already. Withdrawing `FILING` also abandons the filing, unless the authority has it.',
  input: (t) => ({
    filingId: t.id({
      required: true,
      description: 'The ID of the filing for which the consent is withdrawn.',
    }),
    purpose: t.field({
      type: ConsentPurposeEnum,
      required: true,
      description: 'The purpose whose consent is withdrawn.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.withdrawConsent(work, input),
  result: (t) => ({
    ...filingResult(t),
    destroyed: t.exposeBoolean('destroyed', {
      description:
        'Whether what was stored under the consent has been destroyed. False when the authority has it already, when there was no such consent, and for `AUTHORITY`, under which nothing is stored.',
    }),
    message: t.string({
      description: 'What became of the data, for people, in the language of the request.',
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
