import { RequestFailure } from '../client/failure.ts';
import type { TypedError } from '../client/errors.ts';
import { failureText } from './failure-text.ts';

/** One sentence about what went wrong. */
export const problemText = (problem: TypedError | RequestFailure): string => {
  if (problem instanceof RequestFailure) return failureText(problem);
  if (problem.__typename !== 'ValidationError') return problem.message;
  return problem.issues.map(({ message }) => message).join(' ') || problem.message;
};
