import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { filingResult } from '../filing/result-field.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';
import { MaterialKindEnum, MaterialType } from './type.ts';

const Header = builder.objectRef<{ name: string; value: string }>('UploadHeader').implement({
  authScopes: { applicant: true },
  description: 'An HTTP header that has to be sent with an uploaded file.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name of the header, e.g. `Content-Type`.' }),
    value: t.exposeString('value', { description: 'The value of the header, e.g. `image/jpeg`.' }),
  }),
});

const UploadTarget = builder
  .objectRef<{ url: string; expiresAt: string; contentType: string; receivedBytes?: number | undefined }>(
    'UploadTarget',
  )
  .implement({
    authScopes: { applicant: true },
    description: 'Where and how the file of an upload is sent.',
    fields: (t) => ({
      url: t.exposeString('url', {
        description: 'The signed address to which the file is sent. It holds no personal data.',
      }),
      method: t.string({
        description: 'The HTTP method with which the file is sent, always `PUT`.',
        resolve: () => 'PUT',
      }),
      headers: t.field({
        type: [Header],
        description: 'The HTTP headers that have to be sent with the file.',
        resolve: ({ contentType }) => [{ name: 'Content-Type', value: contentType }],
      }),
      expiresAt: t.field({
        type: 'DateTime',
        description: 'The date and time until which the upload must have begun.',
        resolve: ({ expiresAt }) => new Date(expiresAt),
      }),
      receivedBytes: t.int({
        description:
          'The number of bytes of the same file that are stored already, from its beginning. The rest is sent with tus 1.0 to `url`; `0` where nothing has come or no `sha256` was given.',
        // A stored answer to an older request says nothing of it.
        resolve: ({ receivedBytes }) => receivedBytes ?? 0,
      }),
    }),
  });

mutation('requestMaterialUpload', {
  as: 'APPLICANT',
  description:
    'Opens the upload of a paper or photo by the filing’s applicant, while the filing can be edited, and returns the address to which the file is then sent. It is refused with `CONSENT_REQUIRED` without the consent that such a picture needs. Where a slot takes one file, the new file replaces the old one once it is stored.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing to which the paper belongs.' }),
    expectedVersion: t.int({
      description:
        'The version of the filing that the caller saw. When it is given and out of date, the answer is a `ConflictError`.',
    }),
    kind: t.field({ type: MaterialKindEnum, required: true, description: 'The kind of the paper or photo.' }),
    websiteId: t.id({
      description:
        'The ID of the website (网站) in the filing, e.g. `fws_01j…`. It is required for papers that belong to one website, and ignored for all others.',
    }),
    contentType: t.string({
      required: true,
      description:
        'The media type that the browser names for the file, or an empty string where it names none. Whatever it says, the file must be a JPEG, PNG or GIF picture.',
    }),
    bytes: t.int({
      required: true,
      description: 'The exact size of the file in bytes, within `minBytes` and `maxBytes` of its slot.',
    }),
    live: t.boolean({
      description:
        'Whether the form’s own camera took the picture there and then, as electronic verification wants it of certificates. It is `false` unless it is given.',
    }),
    sha256: t.string({
      description:
        'The SHA-256 digest of the file, as 64 hexadecimal digits. When it is given, a file that differs is refused with `MATERIAL_CHANGED`, and an upload of the same file to the same slot that was broken off goes on where it stands.',
    }),
  }),
  errors: [...FILING_ERRORS, ERRORS.RateLimited],
  admit: ({ limits, actor }, { filingId }) =>
    limits.consume('UPLOAD_REQUEST', `${actor.applicantId}:${filingId}`),
  change: (work, { websiteId, ...input }, app) =>
    app.requestMaterialUpload(work, { ...input, filingWebsiteId: websiteId ?? null }),
  result: (t) => ({
    material: t.prismaField({
      type: MaterialType,
      description: 'The new paper, which awaits its file.',
      resolve: (query, { materialId }, _args, context) =>
        servicesOf(context).database.prisma.material.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: materialId }, context.app.materialScope(context.actor)] },
        }),
    }),
    upload: t.field({
      type: UploadTarget,
      description: 'Where and how the file is sent.',
      resolve: (outcome) => outcome,
    }),
  }),
});

mutation('removeMaterial', {
  as: 'APPLICANT',
  description:
    'Removes a paper or photo from the filing for good, while the filing can be edited. It needs an applicant’s session.',
  input: (t) => ({
    materialId: t.id({
      required: true,
      description: 'The ID of the paper or photo to remove, e.g. `mat_01j…`.',
    }),
  }),
  errors: FILING_ERRORS,
  change: (work, input, app) => app.removeMaterial(work, input),
  result: filingResult,
});
