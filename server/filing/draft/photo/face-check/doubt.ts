import type { FaceCheckState } from '../../../../../prisma/generated/client/enums.ts';

/** What a reviewer must see before passing a photo, the worst first. */
const DOUBTS = [
  'DIFFERENT',
  'SEVERAL_FACES',
  'NO_FACE',
  'UNSURE',
  'UNAVAILABLE',
] as const satisfies FaceCheckState[];
export type FaceDoubt = (typeof DOUBTS)[number];

/** Photos with what the face service said of them; answers about pictures that are gone are history. */
export type CheckedPhotos = readonly {
  filingWebsiteId: string;
  faceChecks: readonly { state: FaceCheckState; current: boolean }[];
}[];

const statesOf = (photos: CheckedPhotos): FaceCheckState[] =>
  photos.flatMap(({ faceChecks }) => faceChecks.filter(({ current }) => current).map(({ state }) => state));

/** The worst that the face service said of the photos of a filing; null where all match, wait or are not compared. */
export const faceDoubt = (photos: CheckedPhotos): FaceDoubt | null => {
  const said = statesOf(photos);
  return DOUBTS.find((state) => said.includes(state)) ?? null;
};
