import { FULL_FILING } from '../../../server/filing/machine/full-filing.ts';
import { verificationFormUrl } from '../../../server/filing/draft/papers/verification-form/form.ts';
import { slotsOf } from '../../../server/filing/draft/papers/needed.ts';
import { MATERIAL_KINDS, type MaterialKind } from '../../../server/platform/materials/kinds.ts';
import { refusalIssue } from '../../../server/platform/materials/refusals.ts';
import { slotHint, slotReason } from '../../../server/platform/materials/slot-texts.ts';
import type { MaterialSlot } from '../../../server/platform/materials/slots.ts';
import { writeBearer } from '../../../server/platform/privacy/looks/bearer.ts';
import { LINK_SECONDS, mayGetLink } from '../../../server/platform/privacy/looks/looks.ts';
import { formatIssue } from '../../messages/format.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { isInList } from '../look/in-list.ts';
import { filingAt } from '../filing/at.ts';
import { MaterialStatusEnum, StepKeyEnum } from '../filing/enums.ts';
import { FilingType } from '../filing/type.ts';

export const MaterialKindEnum = builder.enumType('MaterialKind', {
  description: 'Kinds of papers (资料).',
  values: Object.keys(MATERIAL_KINDS) as [MaterialKind, ...MaterialKind[]],
});

export const MaterialType = builder.prismaObject('Material', {
  authScopes: TENANT,
  description: 'An uploaded paper (资料): kept re-encoded and encrypted.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'mat_…' }),
    kind: t.field({
      type: MaterialKindEnum,
      description: 'What it is.',
      resolve: ({ kind }) => kind as MaterialKind,
    }),
    websiteId: t.exposeID('filingWebsiteId', {
      nullable: true,
      description: 'The site it belongs to; null for the whole order.',
    }),
    status: t.expose('status', { type: MaterialStatusEnum, description: 'How it stands.' }),
    refusal: t.exposeString('refusal', { nullable: true, description: 'Code of the reason it was refused.' }),
    refusalMessage: t.string({
      nullable: true,
      description: 'Why it was refused and what to do.',
      resolve: (material, _args, { locale }) => {
        const issue = refusalIssue(material);
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
        const bearer = await mayGetLink(services, context.actor, material.filingId);
        return (
          bearer &&
          services.materials.previewUrl(material, writeBearer(bearer), LINK_SECONDS[bearer.kind].PREVIEW)
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
      resolve: ({ reason, rule }, _args, { locale }) =>
        rule ? rule.why[locale === 'en' ? 'en' : 'zh'] : slotReason(reason, locale),
    }),
    rule: t.string({
      nullable: true,
      description:
        'Key of the rule that adds it, as in the notes of the province, with source and first day there; null for the papers of every filing.',
      resolve: ({ rule }) => rule?.rule ?? null,
    }),
    hint: t.string({
      description: 'How to take it.',
      resolve: ({ hint }, _args, { locale }) => slotHint(hint, locale),
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
  values: { PAGE: { value: 'page' }, PDF: { value: 'pdf' } } as const,
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
      const bearer = await mayGetLink(services, context.actor, id);
      return bearer && verificationFormUrl(services, { filingId: id, format: format ?? 'page', bearer });
    },
  }),
  materialSlots: t.field({
    type: [SlotType],
    description: 'What this order needs, by nature, province, roles and answers.',
    select: FULL_FILING,
    resolve: async (filing, _args, context) => slotsOf({ filing, ...(await filingAt(context, filing)) }),
  }),
}));
