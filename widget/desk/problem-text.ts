import { RequestFailure } from '../client/failure.ts';
import type { TypedError } from '../client/types/errors.ts';
import { problemText } from '../steps/problem.ts';
import { deskFailureText } from './failure-text.ts';

/** One sentence about what stood in a reviewer's way. */
export const deskProblemText = (problem: TypedError | RequestFailure): string =>
  problem instanceof RequestFailure ? deskFailureText(problem) : problemText(problem);
