import { RequestFailure } from '../kit/client/failure.ts';
import { failureText } from '../kit/words/failure-text.ts';
import { tell } from './i18n/desk-words.ts';

/** What to tell a reviewer about a request that got no typed answer. */
export const deskFailureText = (cause: unknown): string => {
  if (cause instanceof RequestFailure && cause.code === 'FORBIDDEN') return tell('desk.forbidden');
  if (cause instanceof RequestFailure && cause.code === 'NOT_FOUND') return tell('filing.gone');
  return failureText(cause);
};
