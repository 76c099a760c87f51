import { MaterialKind, MaterialRefusal } from '../../../prisma/generated/client/enums.ts';
import type { MaterialSlot } from '../../../server/application.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { formatIssue } from '../../messages/format.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { filingAt } from '../filing/at.ts';
import { MaterialStatusEnum, StepKeyEnum } from '../filing/enums.ts';
import { FilingType } from '../filing/type.ts';

export const MaterialKindEnum = builder.enumType(MaterialKind, {
  name: 'MaterialKind',
  description: 'Kinds of papers (资料).',
  values: {
    SUBJECT_CERTIFICATE: { description: 'The subject’s certificate (主办单位证件).' },
    SUBJECT_PERSON_CERTIFICATE_FRONT: {
      description: 'The certificate of the subject’s responsible person (主体负责人证件), front.',
    },
    SUBJECT_PERSON_CERTIFICATE_BACK: {
      description: 'The certificate of the subject’s responsible person, back.',
    },
    WEBSITE_PERSON_CERTIFICATE_FRONT: {
      description: 'The certificate of the website’s responsible person (网站负责人证件), front.',
    },
    WEBSITE_PERSON_CERTIFICATE_BACK: {
      description: 'The certificate of the website’s responsible person, back.',
    },
    VERIFICATION_FORM: { description: 'The verification form (真实性核验单), signed and sealed.' },
    VERIFICATION_PHOTO: { description: 'The photo of the website’s responsible person (人脸/幕布照片).' },
    DOMAIN_CERTIFICATE: { description: 'The domain certificate (域名证书).' },
    RESIDENCE_PERMIT: { description: 'A residence permit (居住证、暂住证).' },
    AUTHORISATION_LETTER: {
      description: 'The authorisation (授权书) of a responsible person who is not the legal representative.',
    },
    PRE_APPROVAL: { description: 'A prior approval (前置审批文件).' },
    HANDHELD_PHOTO: {
      description: 'A photo of the website’s responsible person holding the certificate (手持证件照).',
    },
    DOMAIN_HOLDER_PROOF: {
      description: 'A proof of who the domain’s holder is to the unit (域名注册人证明).',
    },
    DOMAIN_CONFIRMATION_SHEET: { description: 'A confirmation sheet of the domains (备案确认书).' },
    COMMITMENT_LETTER: { description: 'A letter of commitment (承诺书).' },
    DUTY_NOTICE: { description: 'A notice of duties (责任告知书).' },
    NETWORK_PLAN: { description: 'A network plan (组网方案、建站方案书).' },
    PARTY_LETTER: { description: 'A letter of the party committee (党建确认函).' },
    STAFFING_OFFICE_PROOF: { description: 'A proof of the staffing office (编办材料).' },
    PHONE_BILLS: { description: 'Phone bills of three months (近三个月话费单据).' },
    AGE_PROOF: { description: 'A proof of work, income or guardianship of a young person (年龄证明).' },
    ACCESS_SHEET: { description: 'A description of the access (接入说明).' },
    CHANGE_PROOF: { description: 'A proof of a change (变更证明): why today’s data differ from the record.' },
    AUXILIARY: { description: 'Any other paper (辅助资料).' },
  } satisfies Record<MaterialKind, { description: string }>,
});

const RefusalEnum = builder.enumType(MaterialRefusal, {
  name: 'MaterialRefusal',
  description: 'Why an uploaded file is refused.',
  values: {
    MATERIAL_TYPE: { description: 'The file is no picture in JPEG, PNG or GIF.' },
    MATERIAL_BROKEN: { description: 'The picture cannot be read, for example because the file is cut off.' },
    MATERIAL_PIXELS: { description: 'The picture has too few pixels to be legible.' },
    MATERIAL_PIXELS_LIMIT: { description: 'The picture has more pixels than the service decodes.' },
    MATERIAL_TOO_LARGE: { description: 'The file has more bytes than its slot allows.' },
    MATERIAL_TOO_SMALL: { description: 'The file has fewer bytes than its slot asks for.' },
    MATERIAL_CHANGED: { description: 'The file that arrived is not the one that was announced.' },
    MATERIAL_UNFIT: { description: 'No legible version of the picture fits the authority’s limit.' },
  } satisfies Record<MaterialRefusal, { description: string }>,
});

export const MaterialType = builder.prismaObject('Material', {
  authScopes: TENANT,
  description: 'An uploaded paper (资料): kept re-encoded and encrypted.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'mat_…' }),
    kind: t.expose('kind', { type: MaterialKindEnum, description: 'What it is.' }),
    websiteId: t.exposeID('filingWebsiteId', {
      nullable: true,
      description: 'The site it belongs to; null for the whole order.',
    }),
    status: t.expose('status', { type: MaterialStatusEnum, description: 'How it stands.' }),
    refusal: t.expose('refusal', {
      type: RefusalEnum,
      nullable: true,
      description: 'Why the file is refused; null unless the status is REFUSED.',
    }),
    refusalMessage: t.string({
      nullable: true,
      description: 'Why it was refused and what to do.',
      resolve: (material, _args, { app, locale }) => {
        const issue = app.refusalIssue(material);
        return issue ? formatIssue(issue, locale) : null;
      },
    }),
    contentType: t.exposeString('contentType', { nullable: true, description: 'As stored.' }),
    bytes: t.exposeInt('bytes', { nullable: true, description: 'As stored.' }),
    width: t.exposeInt('width', { nullable: true, description: 'Pixels.' }),
    height: t.exposeInt('height', { nullable: true, description: 'Pixels.' }),
    previewUrl: t.string({
      nullable: true,
      description:
        'A signed link to the picture: for this session, for the applicant some minutes, for a reviewer who has said why (beginLook) a minute and a half. Null for everybody else, and in a list of filings.',
      select: { filingId: true },
      resolve: async (material, _args, context, info) => {
        const services = servicesOf(context);
        if (isInList(info.path, 'Filing')) return null;
        const bearer = await context.app.mayGetLink(services, context.actor, material.filingId);
        return (
          bearer &&
          services.materials.previewUrl(
            material,
            context.app.writeBearer(bearer),
            context.app.LINK_SECONDS[bearer.kind].PREVIEW,
          )
        );
      },
    }),
    storedAt: t.expose('storedAt', { type: 'DateTime', nullable: true, description: 'When it arrived.' }),
  }),
});

const SlotType = builder.objectRef<MaterialSlot>('MaterialSlot').implement({
  authScopes: TENANT,
  description: 'A paper this order needs, or may bring.',
  fields: (t) => ({
    kind: t.field({ type: MaterialKindEnum, description: 'What.', resolve: ({ kind }) => kind }),
    websiteId: t.exposeID('websiteId', {
      nullable: true,
      description: 'For which site; null for the whole order.',
    }),
    required: t.exposeBoolean('required', { description: 'Whether the order can be submitted without it.' }),
    reason: t.string({
      description: 'Why it is needed.',
      resolve: ({ reason, rule }, _args, { app, locale }) =>
        rule ? rule.why[locale] : app.slotReason(reason, locale),
    }),
    rule: t.string({
      nullable: true,
      description:
        'Key of the rule that adds it, as in the notes of the province, with source and first day there; null for the papers of every filing.',
      resolve: ({ rule }) => rule?.rule ?? null,
    }),
    hint: t.string({
      description: 'How to take it.',
      resolve: ({ hint }, _args, { app, locale }) => app.slotHint(hint, locale),
    }),
    sameAs: t.field({
      type: MaterialKindEnum,
      nullable: true,
      description: 'Another upload that serves; then nothing is to be uploaded here.',
      resolve: ({ sameAs }) => sameAs,
    }),
    maxBytes: t.exposeInt('maxBytes', { description: 'Largest file.' }),
    minBytes: t.exposeInt('minBytes', { description: 'Smallest file.' }),
    minLongSide: t.exposeInt('minLongSide', { description: 'Shortest longer side of the picture. Pixels.' }),
    minShortSide: t.exposeInt('minShortSide', {
      description: 'Shortest shorter side of the picture. Pixels.',
    }),
    formats: t.stringList({
      description: 'Media types accepted, whatever the file calls itself.',
      resolve: ({ formats }) => [...formats],
    }),
    step: t.field({ type: StepKeyEnum, description: 'MATERIALS or PHOTO.', resolve: ({ step }) => step }),
  }),
});

const FormFormatEnum = builder.enumType('FormFormat', {
  description: 'How the verification form is given.',
  values: {
    PAGE: { value: 'page', description: 'A page for the browser.' },
    PDF: { value: 'pdf', description: 'A PDF file.' },
  } as const,
});

builder.prismaObjectFields(FilingType, (t) => ({
  materials: t.relation('materials', {
    type: MaterialType,
    description: 'Papers of the order that were not removed.',
    query: { where: { status: { not: 'REMOVED' } }, orderBy: { createdAt: 'asc' } },
  }),
  verificationFormUrl: t.string({
    nullable: true,
    description:
      'A signed link to the verification form (真实性核验单), filled in, to print and sign: for this session, for the applicant and for a reviewer who has said why (beginLook). Null for everybody else, and in a list of filings.',
    args: {
      format: t.arg({
        type: FormFormatEnum,
        defaultValue: 'page',
        description: 'A page of the browser, or a PDF file.',
      }),
    },
    resolve: async ({ id }, { format }, context, info) => {
      const services = servicesOf(context);
      if (isInList(info.path, 'Filing')) return null;
      const bearer = await context.app.mayGetLink(services, context.actor, id);
      return (
        bearer &&
        context.app.verificationFormUrl(services, { filingId: id, format: format ?? 'page', bearer })
      );
    },
  }),
  materialSlots: t.field({
    type: [SlotType],
    description: 'What this order needs, by nature, province, roles and answers.',
    select: FULL_FILING,
    resolve: async (filing, _args, context) =>
      context.app.slotsOf({ filing, ...(await filingAt(context, filing)) }),
  }),
}));
