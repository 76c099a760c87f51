import { RequestFailure } from '../kit/client/failure.ts';
import type { TypedError } from '../kit/client/errors.ts';
import { problemText } from '../kit/words/problem-text.ts';
import { deskFailureText } from './failure-text.ts';

/** One sentence about what stood in a reviewer's way. */
export const deskProblemText = (problem: TypedError | RequestFailure): string =>
  problem instanceof RequestFailure ? deskFailureText(problem) : problemText(problem);
