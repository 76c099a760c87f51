import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { KeyKind } from '../../../prisma/generated/client/enums.ts';
import type { IssueCode } from '../../../schema/rules/issue.ts';
import { lackedOf } from '../../../schema/rules/scopes.ts';
import { USUAL_ROLES } from '../../../schema/rules/staff-roles.ts';
import type { Actor, Tenant } from './actor.ts';
import { claimedKind, hashKey, looksLikeKey } from './key-format.ts';
import { scopesOf } from './key-scopes.ts';
import { useFrom } from './key-traces.ts';
import { recordAuthentication } from './authentication-log.ts';
import { isOver, nameOfKey, noteKeyUse, verifyKey, type VerifiedKey } from './keys.ts';
import { NOTHING_KNOWN, type KnownStandings } from './known-standings.ts';
import type { SessionClaims, SessionTokens } from './session-token.ts';
import {
  nameOfSession,
  sessionStanding,
  type AccompanyingKey,
  type AskedOfSession,
  type SessionStanding,
} from './standing.ts';

export type AuthenticationCode =
  'UNAUTHENTICATED' | 'SESSION_EXPIRED' | 'FORBIDDEN_ORIGIN' | 'KEY_REVOKED' | 'PROVIDER_SUSPENDED';

/** Whose credentials were refused. */
type Whose = {
  readonly tenant: Tenant;
  readonly keyId?: string | null;
  readonly subjectId?: string;
  readonly kind?: KeyKind;
};

/** Credentials were shown and do not do. `issue` is the sentence to show, from the message catalogue. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  constructor(
    readonly code: AuthenticationCode,
    readonly issue: IssueCode,
    readonly params: Readonly<Record<string, string>> = {},
    /** Whose they are or were, where that is known. */
    readonly whose: Whose | null = null,
  ) {
    super(code);
  }

  /**
   * Whether they may have been guessed. What was good once (a session that ended, a key that was revoked) or is good elsewhere
   * (another origin) was not.
   */
  get guessed(): boolean {
    return this.code === 'UNAUTHENTICATED';
  }
}

/** What a request carries: the Authorization header, X-Jieru-Key and Origin, as they came, and where it came from. */
export type Credentials = {
  authorization?: string | null | undefined;
  /** A page's key, alone or beside a session; or that of the provider's server beside a session for which it asks. */
  accompanyingKey?: string | null | undefined;
  origin?: string | null | undefined;
  address?: string | null | undefined;
};

export type Authenticate = (credentials: Credentials) => Promise<Actor>;

type Whence = { readonly origin: string | null; readonly address: string | null };

type Dependencies = {
  tx: Prisma.TransactionClient;
  tokens: SessionTokens;
  /** The service's own address: its own pages (demo, desk, GraphiQL) are always allowed. */
  publicUrl: string;
  now?: () => Date;
  known?: KnownStandings;
};

const refuse = (
  code: AuthenticationCode,
  issue: IssueCode,
  { params, whose }: { params?: Record<string, string>; whose?: Whose } = {},
): never => {
  throw new AuthenticationError(code, issue, params, whose);
};

const ofKey = ({
  id,
  providerId,
  mode,
  kind,
}: Pick<VerifiedKey, 'id' | 'providerId' | 'mode' | 'kind'>): Whose => ({
  tenant: { providerId, mode },
  keyId: id,
  kind,
});

const ofSession = ({ providerId, mode, subjectId, keyId }: SessionClaims): Whose => ({
  tenant: { providerId, mode },
  subjectId,
  keyId,
});

/** The token of a `Bearer` authorization, or null when there is no such header. */
const bearerOf = (authorization: string | null | undefined): string | null => {
  if (!authorization) return null;
  const [, token] = /^Bearer +([\x21-\x7e]+)$/i.exec(authorization.trim()) ?? [];
  return token ?? refuse('UNAUTHENTICATED', 'UNAUTHENTICATED');
};

/**
 * Finds out who makes a request. No credentials at all is ANONYMOUS; credentials that do not do are an error, never a
 * lesser actor.
 *
 * @throws AuthenticationError
 */
export const createAuthenticate = ({
  tx,
  tokens,
  publicUrl,
  now = () => new Date(),
  known = NOTHING_KNOWN,
}: Dependencies): Authenticate => {
  const ownOrigin = new URL(publicUrl).origin;
  const isForeign = (origin: string | null): origin is string => origin !== null && origin !== ownOrigin;

  /** A key that came alone. Its hash is what is looked up, so a wrong one costs one look into an index. */
  const keyAlone = async (text: string, kind: KeyKind, { origin, address }: Whence): Promise<VerifiedKey> => {
    const at = now();
    const verdict = await verifyKey(tx, text, origin, at, known);
    if (!verdict.valid) {
      if (verdict.reason === 'UNKNOWN') return refuse('UNAUTHENTICATED', 'KEY_INVALID');
      const whose = ofKey(verdict.key);
      if (verdict.reason === 'SUSPENDED')
        return refuse('PROVIDER_SUSPENDED', 'PROVIDER_SUSPENDED', { whose });
      return refuse('KEY_REVOKED', 'KEY_INVALID', { whose });
    }
    if (verdict.key.kind !== kind) return refuse('UNAUTHENTICATED', 'KEY_INVALID');
    if (await noteKeyUse(tx, verdict.key, at, address)) known.forget(nameOfKey(text, origin));
    return verdict.key;
  };

  /** A server's key that arrives from a page of somebody else's has leaked: using it must not work, or nobody would notice. */
  const assertFromServer = ({ origin }: Whence): void => {
    if (isForeign(origin)) refuse('FORBIDDEN_ORIGIN', 'SECRET_KEY_IN_BROWSER');
  };

  const byServersKey = async (
    text: string,
    kind: 'SECRET' | 'RESTRICTED',
    whence: Whence,
  ): Promise<Actor> => {
    assertFromServer(whence);
    const key = await keyAlone(text, kind, whence);
    const { id, providerId, mode, name } = key;
    return { kind: 'SECRET_KEY', providerId, mode, keyId: id, keyName: name, scopes: scopesOf(key) };
  };

  const byPublishableKey = async (text: string, whence: Whence): Promise<Actor> => {
    const { origin } = whence;
    const key = await keyAlone(text, 'PUBLISHABLE', whence);
    const { id, providerId, mode, originAllowed } = key;
    const whose = ofKey(key);
    if (isForeign(origin) && !originAllowed)
      refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { params: { origin }, whose });
    if (origin === null) return refuse('FORBIDDEN_ORIGIN', 'ORIGIN_MISSING', { whose });
    return { kind: 'HOST_PAGE', providerId, mode, keyId: id };
  };

  const claimsOf = async (token: string): Promise<SessionClaims> => {
    const verdict = await tokens.verify(token, now());
    if (verdict.valid) return verdict.claims;
    return verdict.reason === 'EXPIRED'
      ? refuse('SESSION_EXPIRED', 'SESSION_EXPIRED')
      : refuse('UNAUTHENTICATED', 'SESSION_INVALID');
  };

  const stands = async (claims: SessionClaims, asked: AskedOfSession): Promise<SessionStanding> => {
    const standing = await known.recall(
      nameOfSession(claims, asked),
      () => sessionStanding(tx, claims, asked),
      (found) => (found ? claims.providerId : null),
    );
    if (!standing) return refuse('UNAUTHENTICATED', 'SESSION_INVALID');
    const whose = ofSession(claims);
    if (standing.suspended) refuse('PROVIDER_SUSPENDED', 'PROVIDER_SUSPENDED', { whose });
    if (standing.ended) refuse('SESSION_EXPIRED', 'SESSION_ENDED', { whose });
    return standing;
  };

  /** The key that came along with a session: one of the same tenant, whether of its pages or of its server. */
  const assertAccompanies = async (
    key: AccompanyingKey | null,
    claims: SessionClaims,
    asked: AskedOfSession,
    whence: Whence,
  ): Promise<AccompanyingKey> => {
    const { providerId, mode } = claims;
    if (key?.providerId !== providerId || key.mode !== mode) return refuse('UNAUTHENTICATED', 'KEY_INVALID');
    if (key.kind !== 'PUBLISHABLE') assertFromServer(whence);
    if (isOver(key, now())) return refuse('KEY_REVOKED', 'KEY_INVALID', { whose: ofKey(key) });
    if (await noteKeyUse(tx, key, now(), whence.address)) known.forget(nameOfSession(claims, asked));
    return key;
  };

  /** Whoever could have made the session may answer for what is done with it. */
  const vouches = (key: AccompanyingKey, kind: SessionClaims['kind']): boolean =>
    key.kind !== 'PUBLISHABLE' &&
    lackedOf(scopesOf(key), [kind === 'APPLICANT' ? 'SESSIONS_WRITE' : 'STAFF_WRITE']).length === 0;

  const bySession = async (token: string, keyText: string | null, whence: Whence): Promise<Actor> => {
    const { origin } = whence;
    const claims = await claimsOf(token);
    const keyHash = keyText !== null && looksLikeKey(keyText) ? hashKey(keyText) : null;
    const asked = { origin, keyHash };
    const { originAllowed, key } = await stands(claims, asked);
    const { kind, providerId, mode, subjectId, mintedAt, keyId, dataId, phone, roles, expiresAt } = claims;
    const vouched = keyText !== null && vouches(await assertAccompanies(key, claims, asked, whence), kind);
    if (isForeign(origin) && !originAllowed)
      refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { params: { origin }, whose: ofSession(claims) });
    const session = { session: { mintedAt, keyId, dataId, phone }, sessionExpiresAt: expiresAt };
    const who = { providerId, mode, ...session, ...(vouched ? { vouched } : {}) };
    return kind === 'APPLICANT'
      ? { ...who, kind, applicantId: subjectId }
      : { ...who, kind, staffId: subjectId, roles: roles ?? USUAL_ROLES };
  };

  const actorOf: Authenticate = async (credentials) => {
    const bearer = bearerOf(credentials.authorization);
    const keyText = credentials.accompanyingKey?.trim() || null;
    const whence = { origin: credentials.origin?.trim() || null, address: credentials.address ?? null };
    if (bearer === null) return keyText === null ? { kind: 'ANONYMOUS' } : byPublishableKey(keyText, whence);
    const kind = claimedKind(bearer);
    switch (kind) {
      case 'SECRET':
      case 'RESTRICTED':
        return byServersKey(bearer, kind, whence);
      case 'PUBLISHABLE':
        // It belongs into X-Jieru-Key, where the shell sees that only the form's own operations may be run.
        return refuse('UNAUTHENTICATED', 'KEY_INVALID');
      case null:
        return bySession(bearer, keyText, whence);
    }
  };

  return async (credentials) => {
    try {
      return await actorOf(credentials);
    } catch (error) {
      if (error instanceof AuthenticationError && error.whose) {
        const { tenant, keyId = null, subjectId = null, kind = 'PUBLISHABLE' } = error.whose;
        const network = useFrom(kind, credentials.address ?? null);
        await recordAuthentication(
          tx,
          { tenant, kind: 'REFUSED', keyId, subjectId, code: error.code, network },
          now(),
        );
      }
      throw error;
    }
  };
};
