import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { isBlank, tidy } from '../../../../schema/rules/text.ts';
import type { Signature } from '../papers/verification-form/signed.ts';

export type SignatureInput = { strokes?: readonly string[] | null; typedName?: string | null };

/** Points on a field of 1000 × 400, as the form draws them. */
const STROKE = /^\d{1,4},\d{1,3}(?: \d{1,4},\d{1,3})*$/;
const MOST_STROKES = 80;
/** A line this long can be a name; a dot or a slip cannot. */
const LEAST_WIDTH = 150;
const LEAST_POINTS = 12;

const pointsOf = (stroke: string): number[][] =>
  stroke.split(' ').map((point) => point.split(',').map(Number));

const isDrawn = (strokes: readonly string[]): boolean => {
  const points = strokes.flatMap(pointsOf);
  const across = points.map(([x = 0]) => x);
  return points.length >= LEAST_POINTS && Math.max(...across) - Math.min(...across) >= LEAST_WIDTH;
};

/** What was given as a signature: drawn, or typed as the person is called. Exactly one, else what is wrong with it. */
export const signatureOf = (
  { strokes, typedName }: SignatureInput,
  name: string,
): { signature: Signature } | { wrong: Issue } => {
  if (strokes && strokes.length > 0) {
    const fits = strokes.length <= MOST_STROKES && strokes.every((stroke) => STROKE.test(stroke));
    return fits && isDrawn(strokes)
      ? { signature: { strokes } }
      : { wrong: issue(['strokes'], 'SIGNATURE_SMALL') };
  }
  if (!typedName || isBlank(typedName)) return { wrong: issue(['strokes'], 'SIGNATURE_REQUIRED') };
  return tidy(typedName) === tidy(name)
    ? { signature: { typed: name } }
    : { wrong: issue(['typedName'], 'SIGNATURE_NAME') };
};
