import { MaterialKind, type ConsentPurpose } from '../../../../prisma/generated/client/enums.ts';

const PAPER: readonly ConsentPurpose[] = ['IDENTITY_PAPERS'];

/** Pictures that show a face; everything else is a paper that names people. */
const OTHERS: Partial<Record<MaterialKind, readonly ConsentPurpose[]>> = {
  VERIFICATION_PHOTO: ['FACE'],
  LIVENESS_FRAME: ['FACE'],
  // The person, holding the card.
  HANDHELD_PHOTO: ['FACE', 'IDENTITY_PAPERS'],
};

/** What has to be agreed to before a picture of this kind is asked for, received and kept. */
export const consentsFor = (kind: MaterialKind): readonly ConsentPurpose[] => OTHERS[kind] ?? PAPER;

/** The kinds that may not be kept without this consent. */
export const kindsUnder = (purpose: ConsentPurpose): MaterialKind[] =>
  Object.values(MaterialKind).filter((kind) => consentsFor(kind).includes(purpose));
