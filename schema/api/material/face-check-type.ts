import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { FaceCheckStateEnum } from './face-check-state.ts';
import { MaterialType } from './type.ts';

const FaceCheckType = builder.prismaObject('FaceCheck', {
  authScopes: TENANT,
  description:
    'The comparison of a photo with the picture of the person’s identity card by the provider’s face service (人脸比对).',
  fields: (t) => ({
    state: t.expose('state', {
      type: FaceCheckStateEnum,
      description: 'The result of the comparison, or why there is none.',
    }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'How much the faces are alike, from 0 to 1. Null when the face service has given no score.',
    }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'The date and time when the face service was last asked. Null before the first time.',
    }),
    reason: t.string({
      nullable: true,
      description:
        'The reason in the face service’s own words, for reviewers. Null when it has given none, and for everybody else.',
      select: { id: true, reason: true, card: { select: { providerId: true } } },
      resolve: async ({ id, reason, card }, _args, context) => {
        if (context.actor.kind !== 'STAFF' || !reason) return null;
        const sealer = await servicesOf(context).privacy.forProvider(card.providerId);
        return sealer.open<string>(reason, context.app.sealContext(id, 'reason'));
      },
    }),
  }),
});

builder.prismaObjectFields(MaterialType, (t) => ({
  faceCheck: t.field({
    type: FaceCheckType,
    nullable: true,
    description:
      'The comparison of this photo of a face with the identity card of its person. Null for papers and photos that are not compared.',
    select: (_args, _context, nested) => ({
      status: true,
      photo: {
        select: { faceChecks: nested({ where: { current: true, card: { status: 'STORED' } }, take: 1 }) },
      },
    }),
    resolve: ({ status, photo }) => (status === 'STORED' ? (photo?.faceChecks[0] ?? null) : null),
  }),
}));

builder.prismaObjectFields(FilingType, (t) => ({
  faceDoubt: t.field({
    type: FaceCheckStateEnum,
    nullable: true,
    description:
      'The most serious result of the face checks of the filing’s photos: `DIFFERENT`, `SEVERAL_FACES`, `NO_FACE`, `UNSURE` or `UNAVAILABLE`, in this order. Null when all photos match, wait for an answer or are not compared.',
    // Without conditions, as a whole filing has them: the same relation in two ways would be read for each filing by itself.
    select: {
      photos: {
        select: {
          filingWebsiteId: true,
          material: { select: { status: true } },
          faceChecks: { select: { state: true, current: true, card: { select: { status: true } } } },
        },
      },
    },
    resolve: ({ photos }, _args, { app }) =>
      app.faceDoubt(
        photos
          .filter(({ material }) => material.status === 'STORED')
          .map(({ filingWebsiteId, faceChecks }) => ({
            filingWebsiteId,
            faceChecks: faceChecks.filter(({ card }) => card.status === 'STORED'),
          })),
      ),
  }),
}));
