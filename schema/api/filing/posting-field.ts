import type { PostToAuthority } from '../../../server/application.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { MaterialKindEnum } from '../material/type.ts';
import { builder, TENANT } from '../builder.ts';
import { filingAt } from './at.ts';
import { FilingType } from './type.ts';

const PostToAuthorityType = builder.objectRef<PostToAuthority>('PostToAuthority').implement({
  authScopes: TENANT,
  description: 'Papers that are posted to the authority itself, not to the provider.',
  fields: (t) => ({
    rule: t.exposeString('rule', { description: 'Key of the rule, as in the notes of the province.' }),
    text: t.string({
      description: 'What and when, in plain words.',
      resolve: ({ text }, _args, { locale }) => text?.[locale] ?? '',
    }),
    papers: t.field({
      type: [MaterialKindEnum],
      description: 'Papers of the order whose originals go there.',
      resolve: ({ papers }) => [...papers],
    }),
    withinWorkingDays: t.exposeInt('withinWorkingDays', {
      nullable: true,
      description: 'Within so many working days of the submission.',
    }),
    dueBy: t.expose('dueBy', {
      type: 'Date',
      nullable: true,
      description: 'The last day; null before the submission or where no term is named.',
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  postToAuthority: t.field({
    type: PostToAuthorityType,
    nullable: true,
    description:
      'What this order posts to the authority itself, by the rules of its province; null for nothing.',
    select: FULL_FILING,
    resolve: async (filing, _args, context) => {
      const { now } = await filingAt(context, filing);
      return context.app.postToAuthority(filing, context.app.rulesOf(filing, now));
    },
  }),
}));
