import { MATERIAL_KINDS, type MaterialKind } from '../../../platform/materials/kinds.ts';
import type { ConsentPurpose } from './texts.ts';

const PAPER: readonly ConsentPurpose[] = ['IDENTITY_PAPERS'];

/** Pictures that show a face; everything else is a paper that names people. */
const OTHERS: Partial<Record<MaterialKind, readonly ConsentPurpose[]>> = {
  VERIFICATION_PHOTO: ['FACE'],
  // The person, holding the card.
  HANDHELD_PHOTO: ['FACE', 'IDENTITY_PAPERS'],
};

/** What has to be agreed to before a picture of this kind is asked for, received and kept. */
export const consentsFor = (kind: string): readonly ConsentPurpose[] => OTHERS[kind as MaterialKind] ?? PAPER;

/** The kinds that may not be kept without this consent. */
export const kindsUnder = (purpose: ConsentPurpose): string[] =>
  Object.keys(MATERIAL_KINDS).filter((kind) => consentsFor(kind).includes(purpose));
