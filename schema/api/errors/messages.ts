import type {
  DomainError,
  Forbidden,
  InvalidState,
  OrderInProgress,
  RateLimited,
} from '../../rules/failures.ts';
import type { IssueCode } from '../../rules/issue.ts';
import { actions } from '../../messages/generated/actions.js';
import { formatIssue } from '../../messages/format.ts';
import { wordAt } from '../../messages/labels.ts';
import type { Locale } from '../../messages/locales.ts';

type Params = Record<string, string | number>;
type Said = { code: IssueCode; params?: Params };

/** What may be done, in words; an action that the catalogue does not know stands as it is. */
const actionsInWords = (names: readonly string[], locale: Locale): string =>
  names.map((name) => wordAt(actions[locale], `action.${name}`) ?? name).join(actions[locale].separator);

/**
 * What each kind of error says. Looked up by code and not by class: what reaches a field is a proxy of the error, which is an
 * instance of nothing.
 */
const SAID: Readonly<Record<string, (error: never, part: 'WHY' | 'NEXT', locale: Locale) => Said>> = {
  NOT_FOUND: () => ({ code: 'NOT_FOUND' }),
  FORBIDDEN: ({ lacks, roles }: Forbidden): Said => {
    if (roles.length > 0) return { code: 'ROLE_MAY_NOT', params: { staffRoles: roles.join(',') } };
    if (lacks === 'EVERYTHING') return { code: 'KEY_LACKS_EVERYTHING' };
    return lacks.length > 0
      ? { code: 'KEY_LACKS_SCOPES', params: { scopes: lacks.join(', ') } }
      : { code: 'FORBIDDEN' };
  },
  INVALID_STATE: ({ state, allowed }: InvalidState, _part, locale) => ({
    code: 'INVALID_STATE',
    params: { state, allowed: actionsInWords(allowed, locale) || '—' },
  }),
  CONFLICT: () => ({ code: 'CONFLICT' }),
  CLAIMED: () => ({ code: 'CLAIMED' }),
  RATE_LIMITED: (error: RateLimited) => ({
    code: 'RATE_LIMITED',
    params: { seconds: error.retryAfterSeconds },
  }),
  ORDER_IN_PROGRESS: (error: OrderInProgress, part) => ({ code: `${part}_${error.scope}_IN_PROGRESS` }),
  AUTHORITY_UNAVAILABLE: () => ({ code: 'AUTHORITY_UNAVAILABLE' }),
  SERVICE_UNAVAILABLE: () => ({ code: 'SERVICE_UNAVAILABLE' }),
};

/** What a domain error says in a language; `NEXT` asks for the way out where there is one. */
export function messageOf(error: DomainError, locale: Locale, part: 'WHY' | 'NEXT' = 'WHY'): string {
  const said = SAID[error.code]?.(error as never, part, locale) ?? { code: 'VALIDATION' as const };
  return formatIssue(said, locale);
}
