import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { staffRolesOf, type StaffRole } from '../../../schema/rules/staff-roles.ts';
import type { IdentifiedKey } from '../privacy/cipher.ts';
import type { SessionStart, Tenant } from './actor.ts';

export type SessionKind = 'APPLICANT' | 'STAFF';

/** What a session token says: a row id and its tenant, nothing about the person. */
export type SessionClaims = Tenant &
  SessionStart & {
    kind: SessionKind;
    /** Id of the Applicant or StaffMember row. */
    subjectId: string;
    /** What a session of staff may do; none where nobody said. */
    roles?: readonly StaffRole[] | undefined;
    expiresAt: Date;
  };

export type SessionVerdict =
  { valid: true; claims: SessionClaims } | { valid: false; reason: 'EXPIRED' | 'INVALID' };

const ISSUER = 'jieru';
const AUDIENCE = 'jieru/api';
const ALGORITHM = 'HS256';
/** Another replica's clock may be a little behind. */
const CLOCK_TOLERANCE_SECONDS = 5;

const payloadSchema = z.object({
  sub: z.string().min(1),
  prv: z.string().min(1),
  mode: z.enum(['TEST', 'LIVE']),
  knd: z.enum(['APPLICANT', 'STAFF']),
  /** Seconds with their fraction: an end of sessions and the session that follows it may lie in one second. */
  fst: z.number().positive(),
  /** The key it was minted with. */
  key: z.string().min(1).optional(),
  /** What was given along with it. */
  dta: z.string().min(1).optional(),
  /** The link for a phone, and its filing. */
  pho: z.tuple([z.string().min(1), z.string().min(1)]).optional(),
  /** Roles of staff. */
  rol: z.array(z.string()).optional(),
  exp: z.number().int().positive(),
});

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
const dateOf = (epochSeconds: number): Date => new Date(Math.round(epochSeconds * 1000));

/** Tokens whose signature need not be looked at again, each some hundred bytes; the oldest go first. */
const MOST_KNOWN = 20_000;

/** Tells tokens apart without keeping one. */
const nameOf = (token: string): string => createHash('sha256').update(token).digest('base64');

const isOver = ({ expiresAt }: SessionClaims, now: Date): boolean =>
  seconds(expiresAt) <= seconds(now) - CLOCK_TOLERANCE_SECONDS;

export type SessionTokens = {
  sign(claims: SessionClaims, now: Date): Promise<string>;
  verify(token: string, now: Date): Promise<SessionVerdict>;
};

/** Signs and reads session tokens (JWT, RFC 7519). The newest key signs; tokens of older keys still verify, found by `kid`. */
export const createSessionTokens = (keys: readonly [IdentifiedKey, ...IdentifiedKey[]]): SessionTokens => {
  const kidOf = (key: IdentifiedKey): string => key.id.toString('hex');
  const byKid = new Map(keys.map((one) => [kidOf(one), one.key]));
  // A signature that was right stays right: only the time has to be asked again.
  const known = new Map<string, SessionClaims>();
  const keep = (name: string, claims: SessionClaims): void => {
    for (const [oldest] of known) {
      if (known.size < MOST_KNOWN) break;
      known.delete(oldest);
    }
    known.set(name, claims);
  };
  return {
    sign: (claims, now) =>
      new SignJWT({
        prv: claims.providerId,
        mode: claims.mode,
        knd: claims.kind,
        fst: claims.mintedAt.getTime() / 1000,
        ...(claims.keyId === null ? {} : { key: claims.keyId }),
        ...(claims.dataId === undefined ? {} : { dta: claims.dataId }),
        ...(claims.phone === undefined ? {} : { pho: [claims.phone.linkId, claims.phone.filingId] }),
        ...(claims.roles === undefined ? {} : { rol: claims.roles }),
      })
        .setProtectedHeader({ alg: ALGORITHM, kid: kidOf(keys[0]), typ: 'JWT' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(claims.subjectId)
        .setIssuedAt(seconds(now))
        .setExpirationTime(seconds(claims.expiresAt))
        .sign(keys[0].key),

    verify: async (token, now) => {
      const name = nameOf(token);
      const seen = known.get(name);
      if (seen)
        return isOver(seen, now) ? { valid: false, reason: 'EXPIRED' } : { valid: true, claims: seen };
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = kid === undefined ? undefined : byKid.get(kid);
            if (!key) throw new errors.JWKSNoMatchingKey();
            return key;
          },
          {
            issuer: ISSUER,
            audience: AUDIENCE,
            algorithms: [ALGORITHM],
            currentDate: now,
            clockTolerance: CLOCK_TOLERANCE_SECONDS,
            requiredClaims: ['exp', 'iat', 'sub'],
          },
        );
        const read = payloadSchema.safeParse(payload);
        if (!read.success) return { valid: false, reason: 'INVALID' };
        const { sub, prv, mode, knd, fst, exp, dta, pho, rol, key = null } = read.data;
        const claims = {
          subjectId: sub,
          providerId: prv,
          mode,
          kind: knd,
          mintedAt: dateOf(fst),
          keyId: key,
          dataId: dta,
          phone: pho && { linkId: pho[0], filingId: pho[1] },
          // A role that has gone from the table since opens nothing.
          roles: rol && staffRolesOf(rol),
          expiresAt: dateOf(exp),
        };
        keep(name, claims);
        return { valid: true, claims };
      } catch (error) {
        if (error instanceof errors.JWTExpired) return { valid: false, reason: 'EXPIRED' };
        if (error instanceof errors.JOSEError) return { valid: false, reason: 'INVALID' };
        throw error;
      }
    },
  };
};
