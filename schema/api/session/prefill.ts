import type { ApplicantActor, SessionPrefill, TypePrefill } from '../../../server/application.ts';
import { LONGEST_REFERENCE } from '../../rules/bounds.ts';
import { builder } from '../builder.ts';
import { servicesOf, type GraphQLContext } from '../context.ts';
import { CertificateTypeEnum, SubjectNatureEnum } from '../enums.ts';
import { PrefillInput } from '../filing/prefill.ts';
import { ApplicantViewer } from './viewer.ts';

/** The questions of the type check, described once for input and output. */
const ANSWERS = {
  province: 'The province of the subject (所属省): six digits of GB/T 2260, e.g. `330000`.',
  city: 'The city of the subject (所属市): six digits of GB/T 2260, e.g. `330100`.',
  county: 'The district or county of the subject (所属区县): six digits of GB/T 2260, e.g. `330106`.',
  nature: 'The nature of the subject (主办单位性质), e.g. `ENTERPRISE`.',
  certificateType: 'The type of the subject’s certificate (证件类型), e.g. `BUSINESS_LICENCE`.',
  certificateNumber: 'The number of the subject’s certificate (证件号码).',
  domains: 'The domains of the websites, e.g. `example.com`.',
} as const;

const TypePrefillInput = builder.inputType('TypePrefillInput', {
  description:
    'What the provider knows of the answers that the type check (验证备案类型) asks for. What is left out is asked of the applicant.',
  fields: (t) => ({
    province: t.string({ description: ANSWERS.province }),
    city: t.string({ description: ANSWERS.city }),
    county: t.string({ description: ANSWERS.county }),
    nature: t.field({ type: SubjectNatureEnum, description: ANSWERS.nature }),
    certificateType: t.field({ type: CertificateTypeEnum, description: ANSWERS.certificateType }),
    certificateNumber: t.string({ description: ANSWERS.certificateNumber }),
    domains: t.stringList({ description: ANSWERS.domains }),
    locked: t.stringList({
      description:
        'The names of the given fields that the applicant may not change, e.g. `certificateNumber`. All others stay open.',
    }),
  }),
});

export const SessionPrefillInput = builder.inputType('SessionPrefillInput', {
  description:
    'What the provider knows of the filing that begins in the session. It is kept encrypted until a filing has taken it, and no longer than the session can last.',
  fields: (t) => ({
    externalRef: t.string({
      description: `The provider’s own reference of the order, which the filing gets as its \`externalRef\`, at most ${LONGEST_REFERENCE} characters.`,
    }),
    typeCheck: t.field({ type: TypePrefillInput, description: 'The answers to the type check.' }),
    details: t.field({
      type: PrefillInput,
      description:
        'The access details. But for `server` they need `nature` and `province` in `typeCheck`, by whose rules they are checked, and a `domain` for each website. A value that the rules of the filing refuse later is left out.',
    }),
  }),
});

const SessionPrefillType = builder.objectRef<TypePrefill>('SessionPrefill').implement({
  authScopes: { applicant: true },
  description: 'The answers to the type check (验证备案类型) that the provider gave along with the session.',
  fields: (t) => ({
    province: t.exposeString('province', {
      nullable: true,
      description: `${ANSWERS.province} Null when not given.`,
    }),
    city: t.exposeString('city', { nullable: true, description: `${ANSWERS.city} Null when not given.` }),
    county: t.exposeString('county', {
      nullable: true,
      description: `${ANSWERS.county} Null when not given.`,
    }),
    nature: t.expose('nature', {
      type: SubjectNatureEnum,
      nullable: true,
      description: `${ANSWERS.nature} Null when not given.`,
    }),
    certificateType: t.expose('certificateType', {
      type: CertificateTypeEnum,
      nullable: true,
      description: `${ANSWERS.certificateType} Null when not given.`,
    }),
    certificateNumber: t.exposeString('certificateNumber', {
      nullable: true,
      description: `${ANSWERS.certificateNumber} Null when not given.`,
    }),
    domains: t.stringList({
      description: `${ANSWERS.domains} Empty when none are given.`,
      resolve: ({ domains }) => [...(domains ?? [])],
    }),
    locked: t.stringList({
      description: 'The names of the fields that the applicant may not change, e.g. `certificateNumber`.',
      resolve: ({ locked }) => [...(locked ?? [])],
    }),
  }),
});

builder.objectField(ApplicantViewer, 'prefill', (t) =>
  t.field({
    type: SessionPrefillType,
    nullable: true,
    description:
      'What the provider knows of the answers to the type check. Null when it gave nothing along with the session, or a filing has taken it.',
    resolve: (actor, _args, context) => typePrefillOf(actor, context),
  }),
);

async function typePrefillOf(actor: ApplicantActor, context: GraphQLContext): Promise<TypePrefill | null> {
  const { database, privacy } = servicesOf(context);
  const sealer = await privacy.forProvider(actor.providerId);
  const known = await context.app.sessionPrefill<SessionPrefill>(database.prisma, sealer, actor);
  return known?.typeCheck ?? null;
}
