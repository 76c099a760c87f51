import type { Unseen } from '../../../server/application.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { isInList } from '../look/in-list.ts';
import { MaterialType } from '../material/type.ts';
import { wholeFiling } from '../filing/whole.ts';

const UnseenType = builder.objectRef<Unseen>('Unseen').implement({
  authScopes: TENANT,
  description:
    'What the calling reviewer has still to look at before passing a filing. Looks since the last submission count, in every session of this reviewer; those of other reviewers do not.',
  fields: (t) => ({
    details: t.exposeBoolean('details', {
      description:
        'Whether the reviewer has still to look at the details in clear, with `details(reveal: true)`.',
    }),
    materials: t.field({
      type: [MaterialType],
      description: 'The papers and photos whose pictures the reviewer has still to open, with `previewUrl`.',
      resolve: ({ materials }) => materials,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  unseen: t.field({
    type: UnseenType,
    nullable: true,
    description:
      'What the calling reviewer has still to look at before `passReview` succeeds. Null when the filing is not under review, in a list of filings, and for everybody but reviewers.',
    resolve: async (filing, _args, context, info) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF' || isInList(info.path, 'Filing')) return null;
      return context.app.unseenOf(
        servicesOf(context).database.prisma,
        actor,
        await wholeFiling(context, filing),
      );
    },
  }),
}));
