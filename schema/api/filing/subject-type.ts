import type { FullFiling } from '../../../prisma/selections.ts';
import { maskCertificate } from '../../rules/masks.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { DivisionType, divisionOf } from '../province/division-type.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from './enums.ts';

type Fixed = Pick<
  FullFiling,
  'providerId' | 'nature' | 'certificateType' | 'province' | 'city' | 'county' | 'subjectNumber'
> & { subject: { id: string; personal: Uint8Array } };

export const FilingSubject = builder.objectRef<Fixed>('FilingSubject').implement({
  authScopes: TENANT,
  description: 'The subject (主体) as the type check found it; it cannot be changed in the order.',
  fields: (t) => ({
    nature: t.expose('nature', { type: SubjectNatureEnum, description: '主办单位性质.' }),
    certificateType: t.expose('certificateType', { type: CertificateTypeEnum, description: '证件类型.' }),
    certificateNumberMasked: t.string({
      description: '证件号码, masked.',
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
      description: '证件号码 in clear, for the applicant whose own it is; null for others.',
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
      description: '所属省.',
      resolve: ({ province }, _args, { app }) => divisionOf(app, province),
    }),
    city: t.field({
      type: DivisionType,
      description: '所属市.',
      resolve: ({ city }, _args, { app }) => divisionOf(app, city),
    }),
    county: t.field({
      type: DivisionType,
      nullable: true,
      description: '所属区县.',
      resolve: ({ county }, _args, { app }) => (county ? divisionOf(app, county) : null),
    }),
    subjectNumber: t.exposeString('subjectNumber', { description: '主体备案号, e.g. 浙ICP备12345678号.' }),
  }),
});
