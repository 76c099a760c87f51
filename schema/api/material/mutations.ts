import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { filingResult } from '../filing/result-field.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';
import { MaterialKindEnum, MaterialType } from './type.ts';

const Header = builder.objectRef<{ name: string; value: string }>('UploadHeader').implement({
  authScopes: { applicant: true },
  description: 'A header to send with the file.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    value: t.exposeString('value', { description: 'Value.' }),
  }),
});

const UploadTarget = builder
  .objectRef<{ url: string; expiresAt: string; contentType: string }>('UploadTarget')
  .implement({
    authScopes: { applicant: true },
    description: 'Where and how to send the file.',
    fields: (t) => ({
      url: t.exposeString('url', { description: 'Signed; carries no personal data.' }),
      method: t.string({ description: 'Always PUT.', resolve: () => 'PUT' }),
      headers: t.field({
        type: [Header],
        description: 'Headers to send.',
        resolve: ({ contentType }) => [{ name: 'Content-Type', value: contentType }],
      }),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'Until when to begin.',
        resolve: ({ expiresAt }) => new Date(expiresAt),
      }),
    }),
  });

mutation('requestMaterialUpload', {
  as: 'APPLICANT',
  description:
    'Opens an upload; then PUT the file to the link it answers with. A new upload takes the old one’s place.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The filing.' }),
    expectedVersion: t.int({ description: 'When given, it must be current.' }),
    kind: t.field({ type: MaterialKindEnum, required: true, description: 'What it is.' }),
    websiteId: t.id({ description: 'For papers of one site.' }),
    contentType: t.string({
      required: true,
      description:
        'What the browser says the file is, empty where it says nothing. Its bytes decide: JPEG, PNG or GIF.',
    }),
    bytes: t.int({ required: true, description: 'Size of the file.' }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  admit: ({ limits, actor }, { filingId }) =>
    limits.consume('UPLOAD_REQUEST', `${actor.applicantId}:${filingId}`),
  change: (work, { websiteId, ...input }, app) =>
    app.requestMaterialUpload(work, { ...input, filingWebsiteId: websiteId ?? null }),
  result: (t) => ({
    material: t.prismaField({
      type: MaterialType,
      description: 'The row that awaits the file.',
      resolve: (query, { materialId }, _args, context) =>
        servicesOf(context).database.prisma.material.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: materialId }, context.app.materialScope(context.actor)] },
        }),
    }),
    upload: t.field({ type: UploadTarget, description: 'Where to send it.', resolve: (outcome) => outcome }),
  }),
});

mutation('removeMaterial', {
  as: 'APPLICANT',
  description: 'Takes a paper out of the order.',
  input: (t) => ({ materialId: t.id({ required: true, description: 'mat_…' }) }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.removeMaterial(work, input),
  result: filingResult,
});
