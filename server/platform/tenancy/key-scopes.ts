import type { ApiKey } from '../../../prisma/generated/client/client.ts';
import type { KeyKind } from '../../../prisma/generated/client/enums.ts';
import { Forbidden, ValidationFailure } from '../../../schema/rules/failures.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { isScope, lackedOf, SCOPES, type Scope } from '../../../schema/rules/scopes.ts';

/** What somebody may do who has to do with keys; null is everything. */
export type MayDo = readonly Scope[] | null;

/** Scopes as they are stored; what has gone from the table since opens nothing. */
export const knownOf = (scopes: readonly string[]): Scope[] => scopes.filter(isScope);

/** What a server's key may do. */
export const scopesOf = ({ kind, scopes }: Pick<ApiKey, 'kind' | 'scopes'>): MayDo =>
  kind === 'SECRET' ? null : knownOf(scopes);

/**
 * The scopes that a new key of a kind is given: some for a restricted one, none for the others.
 * @throws ValidationFailure
 */
export function grantOf(kind: KeyKind, scopes: readonly string[] = []): Scope[] {
  const path = ['scopes'];
  if (kind !== 'RESTRICTED' && scopes.length > 0)
    throw new ValidationFailure([issue(path, 'KEY_SCOPES_NOT_TAKEN')]);
  if (kind === 'RESTRICTED' && scopes.length === 0) throw new ValidationFailure([issue(path, 'REQUIRED')]);
  const unknown = scopes.filter((one) => !isScope(one));
  if (unknown.length > 0)
    throw new ValidationFailure([
      issue(path, 'KEY_SCOPE_UNKNOWN', { scope: unknown.join(', '), scopes: Object.keys(SCOPES).join(', ') }),
    ]);
  return [...new Set(knownOf(scopes))].sort();
}

/**
 * Nobody gets by a key what they may not do themselves. A publishable key does no more than anyone's page.
 * @throws Forbidden naming what the maker lacks
 */
export function assertWithin(wanted: Pick<ApiKey, 'kind' | 'scopes'>, maker: MayDo): void {
  if (maker === null || wanted.kind === 'PUBLISHABLE') return;
  if (wanted.kind === 'SECRET') throw new Forbidden({ lacks: 'EVERYTHING' });
  const lacks = lackedOf(maker, knownOf(wanted.scopes));
  if (lacks.length > 0) throw new Forbidden({ lacks });
}
