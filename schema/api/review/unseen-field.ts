import type { Unseen } from '../../../server/application.ts';
import { FULL_FILING } from '../../../prisma/selections.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { isInList } from '../look/in-list.ts';
import { MaterialType } from '../material/type.ts';

const UnseenType = builder.objectRef<Unseen>('Unseen').implement({
  authScopes: TENANT,
  description:
    'What a reviewer has still to look at before passing a filing. Looks count from the last submission on, in every session of this reviewer; others’ do not.',
  fields: (t) => ({
    details: t.exposeBoolean('details', {
      description: 'Whether the details were not shown in clear yet: details(reveal: true).',
    }),
    materials: t.field({
      type: [MaterialType],
      description: 'Papers and photos whose pictures were not opened yet: previewUrl.',
      resolve: ({ materials }) => materials,
    }),
  }),
});

builder.prismaObjectFields(FilingType, (t) => ({
  unseen: t.field({
    type: UnseenType,
    nullable: true,
    description:
      'For a reviewer’s session: what passReview would refuse to pass unseen. Null for everybody else, in a list of filings, and when the filing is not under review.',
    select: FULL_FILING,
    resolve: (filing, _args, context, info) => {
      const { actor } = context;
      if (actor.kind !== 'STAFF' || isInList(info.path, 'Filing')) return null;
      return context.app.unseenOf(servicesOf(context).database.prisma, actor, filing);
    },
  }),
}));
