import { MaterialKind, MaterialRefusal } from '../../../prisma/generated/client/enums.ts';
import type { MaterialSlot } from '../../../server/application.ts';
import { formatIssue } from '../../messages/format.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { nested } from '../list/nested.ts';
import { isInList } from '../look/in-list.ts';
import { filingAt } from '../filing/at.ts';
import { MaterialStatusEnum, StepKeyEnum } from '../enums.ts';
import { FilingType } from '../filing/type.ts';
import { askedOnce } from '../asked-once.ts';
import { wholeFiling } from '../filing/whole.ts';

export const MaterialKindEnum = builder.enumType(MaterialKind, {
  name: 'MaterialKind',
  description: 'The kind of a paper or photo (资料) in a filing.',
  values: {
    SUBJECT_CERTIFICATE: { description: 'The subject’s certificate (主办单位证件).' },
    SUBJECT_PERSON_CERTIFICATE_FRONT: {
      description: 'The front of the certificate of the subject’s responsible person (主体负责人证件).',
    },
    SUBJECT_PERSON_CERTIFICATE_BACK: {
      description: 'The back of the certificate of the subject’s responsible person (主体负责人证件).',
    },
    WEBSITE_PERSON_CERTIFICATE_FRONT: {
      description: 'The front of the certificate of the website’s responsible person (网站负责人证件).',
    },
    WEBSITE_PERSON_CERTIFICATE_BACK: {
      description: 'The back of the certificate of the website’s responsible person (网站负责人证件).',
    },
    VERIFICATION_FORM: { description: 'The verification form (真实性核验单), signed and sealed.' },
    VERIFICATION_PHOTO: {
      description:
        'The verification photo of the website’s responsible person, of the face or before the backdrop (人脸/幕布照片).',
    },
    LIVENESS_FRAME: {
      description:
        'A picture of the website’s responsible person doing what was asked on the screen (活体照片). Several belong to one electronic verification.',
    },
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
      description: 'A proof of how the domain’s holder is related to the organisation (域名注册人证明).',
    },
    DOMAIN_CONFIRMATION_SHEET: { description: 'A confirmation sheet of the domains (备案确认书).' },
    COMMITMENT_LETTER: { description: 'A letter of commitment (承诺书).' },
    DUTY_NOTICE: { description: 'A notice of duties (责任告知书).' },
    NETWORK_PLAN: { description: 'A network plan (组网方案、建站方案书).' },
    PARTY_LETTER: { description: 'A letter of the party committee (党建确认函).' },
    STAFFING_OFFICE_PROOF: { description: 'A proof of the staffing office (编办材料).' },
    PHONE_BILLS: { description: 'Phone bills of three months (近三个月话费单据).' },
    AGE_PROOF: {
      description:
        'A proof of the work, income or guardianship of a responsible person who is too young otherwise (年龄证明).',
    },
    ACCESS_SHEET: { description: 'A description of the access (接入说明).' },
    CHANGE_PROOF: {
      description: 'A proof of a change (变更证明), which explains why today’s data differ from the record.',
    },
    AUXILIARY: { description: 'Any other paper (辅助资料).' },
  } satisfies Record<MaterialKind, { description: string }>,
});

const RefusalEnum = builder.enumType(MaterialRefusal, {
  name: 'MaterialRefusal',
  description: 'Why an uploaded file is refused.',
  values: {
    MATERIAL_TYPE: { description: 'The file has none of the `formats` of its slot.' },
    MATERIAL_BROKEN: { description: 'The picture cannot be read, for example because the file is cut off.' },
    MATERIAL_PIXELS: { description: 'The picture has too few pixels to be legible.' },
    MATERIAL_PIXELS_LIMIT: { description: 'The picture has more pixels than the service decodes.' },
    MATERIAL_PDF_LOCKED: { description: 'The PDF opens with a password only.' },
    MATERIAL_PDF_PAGES: { description: 'The PDF has more than one page, or none. A paper is one page.' },
    MATERIAL_TOO_LARGE: { description: 'The file has more bytes than its slot allows.' },
    MATERIAL_TOO_SMALL: { description: 'The file has fewer bytes than its slot asks for.' },
    MATERIAL_CHANGED: { description: 'The file that arrived is not the one that was announced.' },
    MATERIAL_INFECTED: { description: 'The provider’s virus scanner found something in the file.' },
    MATERIAL_UNFIT: { description: 'No legible version of the picture fits the authority’s limit.' },
  } satisfies Record<MaterialRefusal, { description: string }>,
});

export const MaterialType = builder.prismaObject('Material', {
  authScopes: TENANT,
  description:
    'A paper or photo (资料) that was uploaded for a filing, or whose upload has begun. It is kept as a re-encoded picture, encrypted.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the paper or photo, e.g. `mat_01j…`.' }),
    kind: t.expose('kind', { type: MaterialKindEnum, description: 'The kind of the paper or photo.' }),
    websiteId: t.exposeID('filingWebsiteId', {
      nullable: true,
      description:
        'The ID of the website (网站) in the filing to which the paper belongs. Null when it belongs to the filing as a whole.',
    }),
    status: t.expose('status', {
      type: MaterialStatusEnum,
      description: 'Whether the file is awaited, stored, refused or removed.',
    }),
    refusal: t.expose('refusal', {
      type: RefusalEnum,
      nullable: true,
      description: 'Why the file was refused. Null unless `status` is `REFUSED`.',
    }),
    refusalMessage: t.string({
      nullable: true,
      description:
        'Why the file was refused and what to do, in the language of the request. Null unless `status` is `REFUSED`.',
      resolve: (material, _args, { app, locale }) => {
        const issue = app.refusalIssue(material);
        return issue ? formatIssue(issue, locale) : null;
      },
    }),
    contentType: t.exposeString('contentType', {
      nullable: true,
      description: 'The media type of the stored picture, always `image/jpeg`. Null while none is stored.',
    }),
    bytes: t.exposeInt('bytes', {
      nullable: true,
      description:
        'The size of the stored picture in bytes; of a refused file its own size. Null while the file is awaited, or when it was not measured.',
    }),
    width: t.exposeInt('width', {
      nullable: true,
      description:
        'The width of the stored picture in pixels; of a refused file its own width. Null while the file is awaited, or when it was not measured.',
    }),
    height: t.exposeInt('height', {
      nullable: true,
      description:
        'The height of the stored picture in pixels; of a refused file its own height. Null while the file is awaited, or when it was not measured.',
    }),
    previewUrl: t.string({
      nullable: true,
      description:
        'A signed link to the stored picture, for this session: some minutes for the applicant, a minute and a half for a reviewer who has called `beginLook`. Null for everybody else, in a list of filings, and while no picture is stored.',
      select: { filingId: true },
      resolve: async (material, _args, context, info) => {
        const services = servicesOf(context);
        if (isInList(info.path, 'Filing')) return null;
        const bearer = await askedOnce(context, `link ${material.filingId}`, () =>
          context.app.mayGetLink(services, context.actor, material.filingId),
        );
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
    live: t.exposeBoolean('live', {
      description: 'Whether the form’s own camera took the picture there and then.',
    }),
    storedAt: t.expose('storedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the file was stored. Null while none is stored.',
    }),
  }),
});

const SlotType = builder.objectRef<MaterialSlot>('MaterialSlot').implement({
  authScopes: TENANT,
  description: 'A place for a paper or photo that a filing needs, or that it may bring.',
  fields: (t) => ({
    kind: t.field({
      type: MaterialKindEnum,
      description: 'The kind of the paper or photo that belongs here.',
      resolve: ({ kind }) => kind,
    }),
    websiteId: t.exposeID('websiteId', {
      nullable: true,
      description:
        'The ID of the website (网站) in the filing for which the paper is. Null when it is for the filing as a whole.',
    }),
    required: t.exposeBoolean('required', {
      description: 'Whether the paper is required, so that the filing cannot be submitted without it.',
    }),
    reason: t.string({
      description: 'Why the paper is asked for, in the language of the request.',
      resolve: ({ reason, rule }, _args, { app, locale }) =>
        rule ? rule.why[locale] : app.slotReason(reason, locale),
    }),
    rule: t.string({
      nullable: true,
      description:
        'The key of the province’s rule that asks for the paper (see `RuleNote`). Null for papers that come from no rule of their own.',
      resolve: ({ rule }) => rule?.rule ?? null,
    }),
    hint: t.string({
      description: 'How the picture of the paper is to be taken, in the language of the request.',
      resolve: ({ hint }, _args, { app, locale }) => app.slotHint(hint, locale),
    }),
    sameAs: t.field({
      type: MaterialKindEnum,
      nullable: true,
      description:
        'The kind of another upload that serves here too, so that nothing is to be uploaded in this place. Null when the place needs an upload of its own.',
      resolve: ({ sameAs }) => sameAs,
    }),
    maxBytes: t.exposeInt('maxBytes', {
      description: 'The size of the largest file that is taken, in bytes.',
    }),
    minBytes: t.exposeInt('minBytes', {
      description: 'The size of the smallest file that is taken, in bytes.',
    }),
    minLongSide: t.exposeInt('minLongSide', {
      description: 'The least length of the picture’s longer side, in pixels.',
    }),
    minShortSide: t.exposeInt('minShortSide', {
      description: 'The least length of the picture’s shorter side, in pixels.',
    }),
    formats: t.stringList({
      description:
        'The media types of the files that are taken, e.g. `image/jpeg` or `application/pdf`. The content of the file decides, not its name.',
      resolve: ({ formats }) => [...formats],
    }),
    step: t.field({
      type: StepKeyEnum,
      description: 'The step of the filing in which the paper is uploaded: `MATERIALS` or `PHOTO`.',
      resolve: ({ step }) => step,
    }),
  }),
});

const FormFormatEnum = builder.enumType('FormFormat', {
  description: 'The format in which the verification form (真实性核验单) is delivered.',
  values: {
    PAGE: { value: 'page', description: 'A web page.' },
    PDF: { value: 'pdf', description: 'A PDF file.' },
  } as const,
});

builder.prismaObjectFields(FilingType, (t) => ({
  materials: t.field(
    nested({
      arg: t.arg,
      type: MaterialType,
      description: 'The papers and photos of the filing, oldest first, without those that were removed.',
      children: {
        table: 'Material',
        parent: 'filingId',
        by: 'createdAt',
        without: { column: 'status', value: 'REMOVED' },
      },
    }),
  ),
  verificationFormUrl: t.string({
    nullable: true,
    description:
      'A signed link to the verification form (真实性核验单), filled in, to print and sign. It works for a short time, in this session: for the applicant, and for a reviewer who has called `beginLook`. Null for everybody else, and in a list of filings.',
    args: {
      format: t.arg({
        type: FormFormatEnum,
        defaultValue: 'page',
        description: 'The format of the form: a web page, which is the default, or a PDF file.',
      }),
    },
    resolve: async ({ id }, { format }, context, info) => {
      const services = servicesOf(context);
      // What it is filled in with is no matter of a phone that takes pictures.
      if (isInList(info.path, 'Filing') || context.app.phoneOf(context.actor)) return null;
      const bearer = await askedOnce(context, `link ${id}`, () =>
        context.app.mayGetLink(services, context.actor, id),
      );
      return (
        bearer &&
        context.app.verificationFormUrl(services, { filingId: id, format: format ?? 'page', bearer })
      );
    },
  }),
  materialSlots: t.field({
    type: [SlotType],
    description:
      'The papers and photos that the filing needs or may bring, in the order in which they are asked for. They follow from the subject’s nature, the province, the responsible persons and the answers.',
    resolve: async (parent, _args, context) => {
      const filing = await wholeFiling(context, parent);
      return context.app.slotsOf({ filing, ...(await filingAt(context, filing)) });
    },
  }),
}));
