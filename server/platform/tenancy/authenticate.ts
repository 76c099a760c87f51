import type { Prisma } from '../../../prisma/generated/client/client.ts';
import type { IssueCode } from '../../../schema/rules/issue.ts';
import type { Actor, Tenant } from './actor.ts';
import { claimedKind, hashKey, looksLikeKey } from './key-format.ts';
import { isOver, noteKeyUse, verifyKey, type VerifiedKey } from './keys.ts';
import type { SessionClaims, SessionTokens } from './session-token.ts';
import { sessionStanding, type AccompanyingKey, type SessionStanding } from './standing.ts';

export type AuthenticationCode =
  'UNAUTHENTICATED' | 'SESSION_EXPIRED' | 'FORBIDDEN_ORIGIN' | 'KEY_REVOKED' | 'PROVIDER_SUSPENDED';

/** Credentials were shown and do not do. `issue` is the sentence to show, from the message catalogue. */
export class AuthenticationError extends Error {
  override readonly name = 'AuthenticationError';
  constructor(
    readonly code: AuthenticationCode,
    readonly issue: IssueCode,
    readonly params: Readonly<Record<string, string>> = {},
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

/** What a request carries: the Authorization header, X-Jieru-Key and Origin, as they came. */
export type Credentials = {
  authorization?: string | null | undefined;
  publishableKey?: string | null | undefined;
  origin?: string | null | undefined;
};

export type Authenticate = (credentials: Credentials) => Promise<Actor>;

type Dependencies = {
  tx: Prisma.TransactionClient;
  tokens: SessionTokens;
  /** The service's own address: its own pages (demo, desk, GraphiQL) are always allowed. */
  publicUrl: string;
  now?: () => Date;
};

const refuse = (code: AuthenticationCode, issue: IssueCode, params?: Record<string, string>): never => {
  throw new AuthenticationError(code, issue, params);
};

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
}: Dependencies): Authenticate => {
  const ownOrigin = new URL(publicUrl).origin;
  const isForeign = (origin: string | null): origin is string => origin !== null && origin !== ownOrigin;

  /** A key that came alone. Its hash is what is looked up, so a wrong one costs one look into an index. */
  const keyAlone = async (
    text: string,
    kind: 'SECRET' | 'PUBLISHABLE',
    origin: string | null,
  ): Promise<VerifiedKey> => {
    const at = now();
    const verdict = await verifyKey(tx, text, origin, at);
    if (!verdict.valid) {
      if (verdict.reason === 'SUSPENDED') return refuse('PROVIDER_SUSPENDED', 'PROVIDER_SUSPENDED');
      return refuse(verdict.reason === 'REVOKED' ? 'KEY_REVOKED' : 'UNAUTHENTICATED', 'KEY_INVALID');
    }
    if (verdict.key.kind !== kind) return refuse('UNAUTHENTICATED', 'KEY_INVALID');
    await noteKeyUse(tx, verdict.key, at);
    return verdict.key;
  };

  /** A secret key that arrives from a page of somebody else's has leaked: using it must not work, or nobody would notice. */
  const bySecretKey = async (text: string, origin: string | null): Promise<Actor> => {
    if (isForeign(origin)) refuse('FORBIDDEN_ORIGIN', 'SECRET_KEY_IN_BROWSER');
    const { id, providerId, mode, name } = await keyAlone(text, 'SECRET', origin);
    return { kind: 'SECRET_KEY', providerId, mode, keyId: id, keyName: name };
  };

  const byPublishableKey = async (text: string, origin: string | null): Promise<Actor> => {
    const { id, providerId, mode, originAllowed } = await keyAlone(text, 'PUBLISHABLE', origin);
    if (isForeign(origin) && !originAllowed) refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin });
    if (origin === null) return refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin: '—' });
    return { kind: 'HOST_PAGE', providerId, mode, keyId: id };
  };

  const claimsOf = async (token: string): Promise<SessionClaims> => {
    const verdict = await tokens.verify(token, now());
    if (verdict.valid) return verdict.claims;
    return verdict.reason === 'EXPIRED'
      ? refuse('SESSION_EXPIRED', 'SESSION_EXPIRED')
      : refuse('UNAUTHENTICATED', 'SESSION_INVALID');
  };

  const stands = async (
    claims: SessionClaims,
    keyText: string | null,
    origin: string | null,
  ): Promise<SessionStanding> => {
    const keyHash = keyText !== null && looksLikeKey(keyText) ? hashKey(keyText) : null;
    const standing = await sessionStanding(tx, claims, { origin, keyHash });
    if (!standing) return refuse('UNAUTHENTICATED', 'SESSION_INVALID');
    if (standing.suspended) refuse('PROVIDER_SUSPENDED', 'PROVIDER_SUSPENDED');
    if (standing.ended) refuse('SESSION_EXPIRED', 'SESSION_ENDED');
    return standing;
  };

  /** The key that a page sends along with a session: a publishable one of the same tenant. */
  const assertAccompanies = async (
    key: AccompanyingKey | null,
    { providerId, mode }: Tenant,
  ): Promise<void> => {
    if (key?.kind !== 'PUBLISHABLE' || key.providerId !== providerId || key.mode !== mode)
      return refuse('UNAUTHENTICATED', 'KEY_INVALID');
    if (isOver(key, now())) return refuse('KEY_REVOKED', 'KEY_INVALID');
    await noteKeyUse(tx, key, now());
  };

  const bySession = async (token: string, keyText: string | null, origin: string | null): Promise<Actor> => {
    const claims = await claimsOf(token);
    const { originAllowed, key } = await stands(claims, keyText, origin);
    if (keyText !== null) await assertAccompanies(key, claims);
    if (isForeign(origin) && !originAllowed) refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin });
    const { kind, providerId, mode, subjectId, mintedAt, keyId, expiresAt } = claims;
    const who = { providerId, mode, session: { mintedAt, keyId }, sessionExpiresAt: expiresAt };
    return kind === 'APPLICANT'
      ? { ...who, kind, applicantId: subjectId }
      : { ...who, kind, staffId: subjectId };
  };

  return async (credentials) => {
    const bearer = bearerOf(credentials.authorization);
    const keyText = credentials.publishableKey?.trim() || null;
    const origin = credentials.origin?.trim() || null;
    if (bearer === null) return keyText === null ? { kind: 'ANONYMOUS' } : byPublishableKey(keyText, origin);
    switch (claimedKind(bearer)) {
      case 'SECRET':
        return bySecretKey(bearer, origin);
      case 'PUBLISHABLE':
        // It belongs into X-Jieru-Key, where the shell sees that only the form's own operations may be run.
        return refuse('UNAUTHENTICATED', 'KEY_INVALID');
      case null:
        return bySession(bearer, keyText, origin);
    }
  };
};
