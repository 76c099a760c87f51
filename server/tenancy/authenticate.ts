import type { Prisma } from '../../prisma/generated/client/client.ts';
import type { IssueCode } from '../../schema/validation/issue.ts';
import type { Actor, Tenant } from './actor.ts';
import { claimedKind, hashKey } from './key-format.ts';
import { noteKeyUse, verifyKey } from './keys.ts';
import type { VerifiedKey } from './keys.ts';
import { isOriginAllowed } from './origins.ts';
import type { SessionTokens } from './session-token.ts';

export type AuthenticationCode = 'UNAUTHENTICATED' | 'SESSION_EXPIRED' | 'FORBIDDEN_ORIGIN' | 'KEY_REVOKED';

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
}

/** What a request carries: the Authorization header, X-Jieru-Key and Origin, as they came. */
export type Credentials = {
  authorization?: string | null | undefined;
  publishableKey?: string | null | undefined;
  origin?: string | null | undefined;
  /** Asked before a key is looked up that was never right here: throws where its sender has guessed too often. */
  admit?: () => void;
};

export type Authenticate = (credentials: Credentials) => Promise<Actor>;

type Asking = { readonly origin: string | null; readonly admit: (() => void) | undefined };

type Dependencies = {
  tx: Prisma.TransactionClient;
  tokens: SessionTokens;
  /** The service's own address: its own pages (demo, desk, GraphiQL) are always allowed. */
  publicUrl: string;
  now?: () => Date;
};

/** Keys remembered as right; a process serves fewer. */
const MOST_KNOWN = 10_000;

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

  /** Digests of keys that were right: whoever shares an address with a guesser goes on working with them. */
  const known = new Set<string>();

  const knownKey = async (
    text: string,
    kind: 'SECRET' | 'PUBLISHABLE',
    { origin, admit }: Asking,
  ): Promise<VerifiedKey> => {
    const at = now();
    const digest = Buffer.from(hashKey(text)).toString('base64');
    if (!known.has(digest)) admit?.();
    const verdict = await verifyKey(tx, text, origin, at);
    if (!verdict.valid) {
      return refuse(verdict.reason === 'REVOKED' ? 'KEY_REVOKED' : 'UNAUTHENTICATED', 'KEY_INVALID');
    }
    if (verdict.key.kind !== kind) return refuse('UNAUTHENTICATED', 'KEY_INVALID');
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(digest);
    await noteKeyUse(tx, verdict.key, at);
    return verdict.key;
  };

  /** A secret key that arrives from a page of somebody else's has leaked: using it must not work, or nobody would notice. */
  const bySecretKey = async (text: string, asking: Asking): Promise<Actor> => {
    if (isForeign(asking.origin)) refuse('FORBIDDEN_ORIGIN', 'SECRET_KEY_IN_BROWSER');
    const { id, providerId, mode } = await knownKey(text, 'SECRET', asking);
    return { kind: 'SECRET_KEY', providerId, mode, keyId: id };
  };

  const publishable = async (text: string, asking: Asking): Promise<VerifiedKey> => {
    const { origin } = asking;
    if (claimedKind(text) === 'SECRET') refuse('UNAUTHENTICATED', 'KEY_INVALID');
    const key = await knownKey(text, 'PUBLISHABLE', asking);
    if (isForeign(origin) && !key.originAllowed) refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin });
    return key;
  };

  const byKeyAlone = async (text: string, asking: Asking): Promise<Actor> => {
    const { id, providerId, mode } = await publishable(text, asking);
    if (asking.origin === null) return refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin: '—' });
    return { kind: 'HOST_PAGE', providerId, mode, keyId: id };
  };

  const bySession = async (token: string, keyText: string | null, asking: Asking): Promise<Actor> => {
    const { origin } = asking;
    const verdict = await tokens.verify(token, now());
    if (!verdict.valid) {
      return verdict.reason === 'EXPIRED'
        ? refuse('SESSION_EXPIRED', 'SESSION_EXPIRED')
        : refuse('UNAUTHENTICATED', 'SESSION_INVALID');
    }
    const { kind, providerId, mode, subjectId, expiresAt } = verdict.claims;
    const tenant: Tenant = { providerId, mode };
    if (keyText !== null) {
      const key = await publishable(keyText, asking);
      if (key.providerId !== providerId || key.mode !== mode) refuse('UNAUTHENTICATED', 'KEY_INVALID');
    } else if (isForeign(origin) && !(await isOriginAllowed(tx, tenant, origin))) {
      refuse('FORBIDDEN_ORIGIN', 'ORIGIN_NOT_ALLOWED', { origin });
    }
    return kind === 'APPLICANT'
      ? { ...tenant, kind, applicantId: subjectId, sessionExpiresAt: expiresAt }
      : { ...tenant, kind, staffId: subjectId, sessionExpiresAt: expiresAt };
  };

  return async (credentials) => {
    const bearer = bearerOf(credentials.authorization);
    const keyText = credentials.publishableKey?.trim() || null;
    const asking = { origin: credentials.origin?.trim() || null, admit: credentials.admit };
    if (bearer === null) return keyText === null ? { kind: 'ANONYMOUS' } : byKeyAlone(keyText, asking);
    switch (claimedKind(bearer)) {
      case 'SECRET':
        return bySecretKey(bearer, asking);
      case 'PUBLISHABLE':
        // It belongs into X-Jieru-Key, where the shell sees that only the form's own operations may be run.
        return refuse('UNAUTHENTICATED', 'KEY_INVALID');
      case null:
        return bySession(bearer, keyText, asking);
    }
  };
};
