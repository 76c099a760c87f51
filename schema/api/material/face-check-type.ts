import { FaceCheckState } from '../../../prisma/generated/client/enums.ts';
import { builder, TENANT } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { FilingType } from '../filing/type.ts';
import { MaterialType } from './type.ts';

const FaceCheckStateEnum = builder.enumType(FaceCheckState, {
  name: 'FaceCheckState',
  description:
    'WAITING for the face service; SAME person; DIFFERENT, NO_FACE and SEVERAL_FACES ask for another photo; UNSURE: a reviewer decides; UNAVAILABLE: no answer, asked again for some minutes, then a reviewer compares.',
  values: {
    WAITING: { description: 'The face service has not answered yet.' },
    SAME: { description: 'Both pictures show the same person.' },
    DIFFERENT: { description: 'The pictures show different people.' },
    NO_FACE: { description: 'A picture shows no face.' },
    SEVERAL_FACES: { description: 'A picture shows several faces.' },
    UNSURE: { description: 'The service cannot tell.' },
    UNAVAILABLE: { description: 'The service gave no usable answer.' },
  } satisfies Record<FaceCheckState, { description: string }>,
});

const FaceCheckType = builder.prismaObject('FaceCheck', {
  authScopes: TENANT,
  description:
    'What the provider’s face service (人脸比对) says of a photo beside the picture of the identity card.',
  fields: (t) => ({
    state: t.expose('state', { type: FaceCheckStateEnum, description: 'What it says.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description: 'How alike, from 0 to 1, where the service says so.',
    }),
    askedAt: t.expose('askedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was last asked; null before the first time.',
    }),
    reason: t.string({
      nullable: true,
      description: 'The service’s own words, for reviewers; null for everybody else.',
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
      'For a photo of a face that is compared with the identity card of its person; null where nothing is asked.',
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
      'The worst that the face service said of a photo that is there: DIFFERENT, SEVERAL_FACES, NO_FACE, UNSURE or UNAVAILABLE; null where nothing speaks against them.',
    select: {
      photos: {
        where: { material: { status: 'STORED' } },
        select: {
          filingWebsiteId: true,
          faceChecks: {
            where: { current: true, card: { status: 'STORED' } },
            select: { state: true, current: true },
          },
        },
      },
    },
    resolve: ({ photos }, _args, { app }) => app.faceDoubt(photos),
  }),
}));
