import type { PostToAuthority } from '../../../server/application.ts';
import { MaterialKindEnum } from '../material/type.ts';
import { builder, TENANT } from '../builder.ts';
import { filingAt } from './at.ts';
import { FilingType } from './type.ts';
import { wholeFiling } from './whole.ts';

const PostToAuthorityType = builder.objectRef<PostToAuthority>('PostToAuthority').implement({
  authScopes: TENANT,
  description:
    'Papers that the applicant posts to the authority itself, not to the provider, by a rule of the province.',
  fields: (t) => ({
    rule: t.exposeString('rule', {
      description:
        'The key of the rule that asks for the papers, as the notes of the province’s rules have it.',
    }),
    text: t.string({
      description:
        'What is to be posted and when, in plain words in the language of the request. Empty when the rule has no words of its own.',
      resolve: ({ text }, _args, { locale }) => text?.[locale] ?? '',
    }),
    papers: t.field({
      type: [MaterialKindEnum],
      description: 'The kinds of papers of which the originals go to the authority.',
      resolve: ({ papers }) => [...papers],
    }),
    withinWorkingDays: t.exposeInt('withinWorkingDays', {
      nullable: true,
      description:
        'The number of working days after the submission within which the papers are to be posted. Null where the province names no term.',
    }),
    dueBy: t.expose('dueBy', {
      type: 'Date',
      nullable: true,
      description:
        'The last day for posting the papers, counted in working days of the Chinese calendar from the last submission. Null before the first submission, and where the province names no term.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  postToAuthority: t.field({
    type: PostToAuthorityType,
    nullable: true,
    description:
      'The papers of this filing that the applicant posts to the authority itself, by the rules of its province. Null when there are none.',
    resolve: async (parent, _args, context) => {
      const filing = await wholeFiling(context, parent);
      const { now } = await filingAt(context, filing);
      return context.app.postToAuthority(filing, context.app.rulesOf(filing, now));
    },
  }),
}));
