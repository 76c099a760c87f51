import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { nested } from '../list/nested.ts';
import { ERRORS, FILING_ERRORS, mutation } from '../mutation.ts';
import { shownText } from '../sealed.ts';

const staff = { staff: true } as const;

const RemarkDraftType = builder.prismaObject('RemarkDraft', {
  authScopes: staff,
  description:
    'A remark that a reviewer is writing on a filing (草稿). The applicant sees nothing of it until the filing is returned.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the draft, e.g. `rdr_01j…`.' }),
    path: t.stringList({
      description:
        'The path of the field or paper that the remark is about, as in `Remark.path`. Empty for a remark on the filing as a whole.',
      resolve: ({ place }) => (place === '' ? [] : place.split('.')),
    }),
    message: t.string({
      nullable: true,
      description:
        'The remark as far as it is written. Null only beside an error when it can no longer be decrypted.',
      select: { filing: { select: { providerId: true } } },
      resolve: async ({ id, message, filing }, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(filing.providerId);
        return sealer.open<string>(message, context.app.sealContext(id, 'message'));
      },
    }),
    writer: t.string({
      description: 'The display name of the reviewer who wrote it last.',
      select: { staff: true },
      resolve: ({ staff: writer }, args, context) => shownText('displayName')(writer, args, context),
    }),
    mine: t.boolean({
      description: 'Whether the caller wrote it last.',
      resolve: ({ staffId }, _args, { actor }) => actor.kind === 'STAFF' && actor.staffId === staffId,
    }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'The date and time when it was last written on.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  remarkDrafts: t.field(
    nested({
      forStaff: true,
      arg: t.arg,
      type: RemarkDraftType,
      description:
        'The remarks that reviewers are writing on the filing (草稿), by the place that they are about; for staff alone, and empty for everybody else.',
      children: { table: 'RemarkDraft', parent: 'filingId', by: 'place' },
    }),
  ),
}));

mutation('saveRemarkDraft', {
  as: 'STAFF',
  description:
    'Keeps a remark while it is written, so that it is there after a reload, on another device and for other reviewers. There is one for each place; a blank `message` removes it. Nothing is sent before `returnFiling`, which is given what is sent; a decision removes the drafts. It is refused where the filing cannot be returned. It needs a reviewer’s session.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
    path: t.stringList({
      description:
        'The path to what the remark is about, as in `RemarkInput.path`. Left out, it is on the filing as a whole.',
    }),
    message: t.string({ required: true, description: 'The remark as it stands. Blank, it is removed.' }),
    phraseId: t.id({
      description:
        'The ID of the phrase that was just put into the remark, e.g. `phr_01j…`: its `uses` are counted up.',
    }),
  }),
  errors: [...FILING_ERRORS.filter((one) => one !== ERRORS.Conflict), ERRORS.Claimed],
  change: (work, input, app) => app.saveDraft(work, input),
  result: (t) => ({
    draft: t.prismaField({
      type: RemarkDraftType,
      nullable: true,
      description: 'The draft as it is kept. Null when it was removed.',
      resolve: (query, { draftId, filingId }, _args, context) =>
        servicesOf(context).database.prisma.remarkDraft.findFirst({
          ...query,
          where: {
            id: draftId ?? '',
            filing: { AND: [{ id: filingId }, context.app.filingScope(context.actor)] },
          },
        }),
    }),
  }),
});
