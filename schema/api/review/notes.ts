import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { nested } from '../list/nested.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { shownText } from '../sealed.ts';

const staff = { staff: true } as const;

export const ColleagueType = builder.prismaObject('StaffMember', {
  variant: 'Colleague',
  authScopes: staff,
  description: 'Somebody of the provider’s people, as they know each other.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the colleague, e.g. `stf_01j…`.' }),
    displayName: t.string({
      description: 'The name of the colleague, as given with the newest session.',
      resolve: shownText('displayName'),
    }),
  }),
});

const FilingNoteType = builder.prismaObject('FilingNote', {
  authScopes: staff,
  description: 'A note of the provider’s people on a filing (内部备注). The applicant never sees it.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the note, e.g. `fno_01j…`.' }),
    filingId: t.exposeID('filingId', { description: 'The ID of the filing that the note is on.' }),
    text: t.string({
      nullable: true,
      description: 'What was noted. Null only beside an error when it can no longer be decrypted.',
      select: { filing: { select: { providerId: true } } },
      resolve: async ({ id, text, filing }, _args, context) => {
        const sealer = await servicesOf(context).privacy.forProvider(filing.providerId);
        return sealer.open<string>(text, context.app.sealContext(id, 'text'));
      },
    }),
    writer: t.relation('staff', { type: ColleagueType, description: 'Who wrote the note.' }),
    mentions: t.field({
      type: [ColleagueType],
      description: 'Who is called by the note (@).',
      select: { mentions: { select: { staff: true }, orderBy: { staffId: 'asc' } } },
      resolve: ({ mentions }) => mentions.map(({ staff: called }) => called),
    }),
    at: t.expose('at', { type: 'DateTime', description: 'The date and time of the note.' }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  notes: t.field(
    nested({
      forStaff: true,
      arg: t.arg,
      type: FilingNoteType,
      description:
        'What the provider’s people noted on the filing (内部备注), the oldest first; for staff alone, and empty for everybody else.',
      children: { table: 'FilingNote', parent: 'filingId', by: 'at' },
    }),
  ),
}));

builder.queryField('colleagues', (t) =>
  t.field({
    type: [ColleagueType],
    authScopes: staff,
    description:
      'Lists the provider’s people in the mode of the session, to mention them in a note or give them something to do; the newest 200. It needs a session of staff.',
    resolve: (_root, _args, context) =>
      context.actor.kind === 'STAFF'
        ? context.app.colleaguesOf(servicesOf(context).database.prisma, context.actor)
        : [],
  }),
);

builder.queryField('mentions', (t) =>
  t.prismaField({
    type: [FilingNoteType],
    authScopes: staff,
    description:
      'Lists the notes that call the caller (@) and were not read yet, the newest 50. It needs a session of staff.',
    resolve: (query, _root, _args, context) =>
      context.actor.kind === 'STAFF'
        ? servicesOf(context).database.prisma.filingNote.findMany({
            ...query,
            where: {
              AND: [
                context.app.noteScope(context.actor),
                { mentions: { some: { staffId: context.actor.staffId, readAt: null } } },
              ],
            },
            orderBy: { id: 'desc' },
            take: 50,
          })
        : [],
  }),
);

mutation('addFilingNote', {
  as: 'STAFF',
  description:
    'Notes something on a filing for the provider’s people (内部备注). Those mentioned find it among their `mentions`. The applicant, webhooks and keys get nothing of it.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
    text: t.string({ required: true, description: 'What is noted. It must not be blank.' }),
    mentions: t.idList({
      description: 'The IDs of the colleagues whom the note calls, e.g. `stf_01j…`, at most 20.',
    }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.addNote(work, input),
  result: (t) => ({
    note: t.prismaField({
      type: FilingNoteType,
      description: 'The note as it is kept.',
      resolve: (query, { noteId }, _args, context) =>
        servicesOf(context).database.prisma.filingNote.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: noteId }, context.app.noteScope(context.actor)] },
        }),
    }),
  }),
});

mutation('readMentions', {
  as: 'STAFF',
  description:
    'Says that the caller has read the notes on a filing: what of them calls the caller is no longer among the `mentions`.',
  input: (t) => ({
    filingId: t.id({ required: true, description: 'The ID of the filing, e.g. `fil_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.readMentions(work, input),
  result: (t) => ({
    filingId: t.exposeID('filingId', { description: 'The ID of the filing.' }),
  }),
});
