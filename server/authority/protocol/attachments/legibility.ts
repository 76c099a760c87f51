/** One step of giving way: not larger than this, not worse than this. */
export interface Rung {
  /** Longest side. Pixels; a smaller original keeps its size. */
  readonly longEdge: number;
  /** JPEG quality below which the next rung is better. */
  readonly minQuality: number;
  readonly grey: boolean;
}

/** Beyond this a JPEG grows and looks no better. */
export const MAX_QUALITY = 92;

/** Longest side below which the small print of an A4 page is lost: about 85 dots per inch. Pixels. */
export const MIN_LONG_EDGE = 1000;

/** What is left when everything has given way. */
export const LAST_RUNG: Rung = { longEdge: MIN_LONG_EDGE, minQuality: 22, grey: true };

/**
 * Tried from the top. Print stays readable longer at a smaller size and fair quality than at full size and poor quality, so
 * both fall together; colour goes last because red seals (公章) are what reviewers look for.
 */
export const LEGIBILITY_LADDER: readonly Rung[] = [
  { longEdge: 2480, minQuality: 75, grey: false },
  { longEdge: 2000, minQuality: 65, grey: false },
  { longEdge: 1600, minQuality: 55, grey: false },
  { longEdge: 1400, minQuality: 45, grey: false },
  { longEdge: 1200, minQuality: 40, grey: false },
  { longEdge: MIN_LONG_EDGE, minQuality: 28, grey: false },
  LAST_RUNG,
];
