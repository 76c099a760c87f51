import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { ERRORS, mutation } from '../mutation.ts';

const PROVIDER = { staff: true, secretKey: true } as const;

const PLACES_SAID =
  'What the phrase suits: names of fields as they end a path, e.g. `mobile` or `subjectPerson.mobile`, kinds of papers, `materials`, `photo`, or `whole` for the filing as a whole. Empty for everything.';
const TEXT_SAID =
  'The phrase, in words for the applicant. The desk puts the name of the field for `{field}` and its value for `{value}`.';

const PhraseType = builder.prismaObject('Phrase', {
  authScopes: PROVIDER,
  description: 'A remark that the provider’s reviewers make often (审核用语).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the phrase, e.g. `phr_01j…`.' }),
    text: t.exposeString('text', { description: TEXT_SAID }),
    places: t.exposeStringList('places', { description: PLACES_SAID }),
    uses: t.exposeInt('uses', { description: 'The number of times that it was put into a remark.' }),
    usedAt: t.expose('usedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when it was last put into a remark. Null when it never was.',
    }),
    createdAt: t.expose('createdAt', {
      type: 'DateTime',
      description: 'The date and time when it was added.',
    }),
  }),
});

builder.queryField('phrases', (t) =>
  t.prismaField({
    type: [PhraseType],
    authScopes: PROVIDER,
    description:
      'Lists the provider’s own phrases (审核用语) in the mode of the caller, those used most first. It needs a session of staff or a secret key.',
    resolve: async (_query, _root, _args, context) => {
      const { app, actor } = context;
      return actor.kind === 'STAFF' || actor.kind === 'SECRET_KEY'
        ? app.phrasesOf(servicesOf(context).database.prisma, actor)
        : [];
    },
  }),
);

mutation('savePhrase', {
  as: 'PROVIDER',
  description:
    'Adds a phrase for remarks (审核用语), or changes one. It needs a lead’s or operator’s session, or a secret key.',
  input: (t) => ({
    id: t.id({ description: 'The ID of the phrase to change, e.g. `phr_01j…`. Left out, one is added.' }),
    text: t.string({ required: true, description: `${TEXT_SAID} At most 500 characters.` }),
    places: t.stringList({ description: PLACES_SAID }),
  }),
  errors: [ERRORS.ValidationFailure, ERRORS.NotFound],
  change: (work, input, app) => app.savePhrase(work, input),
  result: (t) => ({
    phrase: t.prismaField({
      type: PhraseType,
      description: 'The phrase after the change.',
      resolve: (query, { phraseId }, _args, context) =>
        servicesOf(context).database.prisma.phrase.findFirstOrThrow({
          ...query,
          where: { AND: [{ id: phraseId }, context.app.phraseScope(context.actor)] },
        }),
    }),
  }),
});

mutation('deletePhrase', {
  as: 'PROVIDER',
  description:
    'Takes a phrase off the provider’s list. Remarks that were made of it stay as they are. It needs a lead’s or operator’s session, or a secret key.',
  input: (t) => ({
    id: t.id({ required: true, description: 'The ID of the phrase, e.g. `phr_01j…`.' }),
  }),
  errors: [ERRORS.NotFound],
  change: (work, input, app) => app.deletePhrase(work, input),
  result: (t) => ({
    id: t.exposeID('id', { description: 'The ID of the phrase that was deleted.' }),
  }),
});
