import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { maskCertificate } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { DivisionType, divisionOf } from '../province/division-type.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../enums.ts';

/** What the certificate's number is opened from. */
const CERTIFICATE = {
  providerId: true,
  subject: { select: { id: true, personal: true } },
} as const satisfies Prisma.FilingSelect;

export const FilingSubject = builder.prismaObject('Filing', {
  variant: 'FilingSubject',
  select: { id: true },
  authScopes: TENANT,
  description:
    'The subject (主体) of a filing as the type check found it. It cannot be changed within the filing.',
  fields: (t) => ({
    nature: t.expose('nature', {
      type: SubjectNatureEnum,
      description: 'The nature of the subject (主办单位性质), e.g. `ENTERPRISE` or `PERSONAL`.',
    }),
    certificateType: t.expose('certificateType', {
      type: CertificateTypeEnum,
      description: 'The type of the subject’s certificate (证件类型), e.g. `BUSINESS_LICENCE`.',
    }),
    certificateNumberMasked: t.string({
      nullable: true,
      description:
        'The number of the subject’s certificate (证件号码), masked, e.g. `330106**********54`. Null only beside an error when it can no longer be decrypted.',
      select: CERTIFICATE,
      resolve: async (filing, _args, context) =>
        maskCertificate(
          context.app.certificateNumberOf(
            await servicesOf(context).privacy.forProvider(filing.providerId),
            filing,
          ),
        ),
    }),
    certificateNumber: t.string({
      nullable: true,
      description:
        'The number of the subject’s certificate (证件号码) in clear, for the applicant whose filing it is. Null for everybody else.',
      select: CERTIFICATE,
      resolve: async (filing, _args, context) =>
        context.actor.kind === 'APPLICANT' && context.app.mayReveal(context.actor)
          ? context.app.certificateNumberOf(
              await servicesOf(context).privacy.forProvider(filing.providerId),
              filing,
            )
          : null,
    }),
    province: t.field({
      type: DivisionType,
      description: 'The province in which the subject is filed (所属省).',
      select: { province: true },
      resolve: ({ province }, _args, { app }) => divisionOf(app, province),
    }),
    city: t.field({
      type: DivisionType,
      description: 'The city in which the subject is filed (所属市).',
      select: { city: true },
      resolve: ({ city }, _args, { app }) => divisionOf(app, city),
    }),
    county: t.field({
      type: DivisionType,
      nullable: true,
      description:
        'The district or county in which the subject is filed (所属区县). Null when none was given in the type check.',
      select: { county: true },
      resolve: ({ county }, _args, { app }) => (county ? divisionOf(app, county) : null),
    }),
    subjectNumber: t.exposeString('subjectNumber', {
      description: 'The filing number of the subject (主体备案号), e.g. `浙ICP备12345678号`.',
    }),
  }),
});
