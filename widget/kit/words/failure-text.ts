import { RequestFailure } from '../client/failure.ts';
import { say } from './words.ts';
import type { WordId } from './words.ts';

const WORDS: Record<string, WordId> = {
  NETWORK: 'failure.network',
  SESSION_UNAVAILABLE: 'failure.session',
  UNAUTHENTICATED: 'failure.setup',
  KEY_REVOKED: 'failure.setup',
  PROVIDER_SUSPENDED: 'failure.setup',
  NOT_SET_UP: 'failure.setup',
  SESSION_EXPIRED: 'failure.session',
  FORBIDDEN: 'failure.forbidden',
  FORBIDDEN_ORIGIN: 'failure.origin',
  RATE_LIMITED: 'failure.busy',
};

/** What to tell an applicant about a request that got no typed answer; names the request so that support finds it. */
export const failureText = (cause: unknown): string => {
  if (!(cause instanceof RequestFailure)) return say('failure.unexpected');
  const words = say(WORDS[cause.code] ?? 'failure.unexpected');
  const { requestId } = cause.options;
  return requestId ? `${words} ${say('failure.request', { id: requestId })}` : words;
};
