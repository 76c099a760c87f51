import { RequestFailure } from '../kit/client/failure.ts';
import { failureText } from '../kit/words/failure-text.ts';
import { say } from './words.ts';

/** What to tell a reviewer about a request that got no typed answer. */
export const deskFailureText = (cause: unknown): string => {
  if (cause instanceof RequestFailure && cause.code === 'FORBIDDEN') return say('desk.forbidden');
  if (cause instanceof RequestFailure && cause.code === 'NOT_FOUND') return say('filing.gone');
  return failureText(cause);
};
