import { FaceCheckState } from '../../../prisma/generated/client/enums.ts';
import { builder } from '../builder.ts';

export const FaceCheckStateEnum = builder.enumType(FaceCheckState, {
  name: 'FaceCheckState',
  description: 'What came of comparing a photo with an identity card (人脸比对).',
  values: {
    WAITING: { description: 'The face service has not answered yet.' },
    SAME: { description: 'Both pictures show the same person.' },
    DIFFERENT: {
      description:
        'The pictures show different people, so another photo is asked for. After several such photos of one website a reviewer decides.',
    },
    NO_FACE: { description: 'A picture shows no face, so another photo is asked for.' },
    SEVERAL_FACES: { description: 'A picture shows several faces, so another photo is asked for.' },
    UNSURE: { description: 'The face service cannot tell; a reviewer decides.' },
    UNAVAILABLE: {
      description:
        'The face service gave no usable answer. It is asked again for some minutes, and after that a reviewer compares the pictures.',
    },
  } satisfies Record<FaceCheckState, { description: string }>,
});
