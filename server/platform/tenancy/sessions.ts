import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { issue } from '../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../schema/rules/failures.ts';
import { USUAL_ROLES, staffRolesOf, type StaffRole } from '../../../schema/rules/staff-roles.ts';
import { recordAuthentication } from './authentication-log.ts';
import { applicantKnownAs, nameOf } from './applicants.ts';
import type { Privacy } from '../privacy/privacy.ts';
import { memberKnownAs } from './staff.ts';
import type { PhoneOf, SessionStart, Tenant } from './actor.ts';
import type { SessionClaims, SessionKind, SessionTokens } from './session-token.ts';

type Tx = Prisma.TransactionClient;

export type MintedSession = { token: string; expiresAt: Date; subjectId: string };

type Minting = {
  tenant: Tenant;
  externalRef: string;
  now: Date;
  /** The key that asks for it: when that is revoked, the session ends. */
  keyId?: string | null;
  /** What is given along with it, kept before. */
  dataId?: string | undefined;
};

/** A session token lasts half an hour; it can be renewed until half a day after the first one was minted. */
export const SESSION_MINUTES = 30;
export const LONGEST_SESSION_HOURS = 12;

/** A phone to which a filing was handed takes pictures for so long at most. */
export const PHONE_MINUTES = 60;

const LONGEST_NAME = 100;

/** When the last token of a session that begins now ends. */
export const sessionEnd = (mintedAt: Date, phone?: PhoneOf): Date =>
  minutesAfter(mintedAt, phone ? PHONE_MINUTES : LONGEST_SESSION_HOURS * 60);

const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);

export type Sessions = ReturnType<typeof createSessions>;

const minted = (tx: Tx, tenant: Tenant, subjectId: string, keyId: string | null): Promise<void> =>
  recordAuthentication(tx, { tenant, kind: 'SESSION_MINTED', subjectId, keyId });

/** Mints, renews and reads the sessions of applicants and reviewers. Times are real ones: a test clock does not age sessions. */
export const createSessions = (tokens: SessionTokens, privacy: Pick<Privacy, 'forProvider'>) => {
  const mint = async (
    tenant: Tenant,
    kind: SessionKind,
    subjectId: string,
    { mintedAt, keyId, dataId, phone, roles }: SessionStart & Pick<SessionClaims, 'roles'>,
    now: Date,
  ): Promise<MintedSession> => {
    const last = sessionEnd(mintedAt, phone);
    const next = minutesAfter(now, SESSION_MINUTES);
    // Whole seconds, so that what is told is what the token says.
    const expiresAt = new Date(Math.floor(Math.min(next.getTime(), last.getTime()) / 1000) * 1000);
    const claims: SessionClaims = {
      providerId: tenant.providerId,
      mode: tenant.mode,
      kind,
      subjectId,
      mintedAt,
      keyId,
      dataId,
      phone,
      roles,
      expiresAt,
    };
    return { token: await tokens.sign(claims, now), expiresAt, subjectId };
  };

  return {
    /** A session for the applicant whom the provider knows as `externalRef`. @throws ValidationFailure */
    mintApplicant: async (
      tx: Tx,
      { tenant, externalRef, now, keyId = null, dataId }: Minting,
    ): Promise<MintedSession> => {
      const reference = nameOf(externalRef, ['externalRef']);
      const sealer = await privacy.forProvider(tenant.providerId);
      const applicantId = await applicantKnownAs({ tx, sealer, now }, tenant, reference);
      await minted(tx, tenant, applicantId, keyId);
      return mint(tenant, 'APPLICANT', applicantId, { mintedAt: now, keyId, dataId }, now);
    },

    /**
     * A session for one of the staff whom the provider knows as `externalRef`; the name shown follows the newest session, and the
     * roles are the session's own: another one of the same person may have others.
     * @throws ValidationFailure also for a person who was removed
     */
    mintStaff: async (
      tx: Tx,
      {
        tenant,
        externalRef,
        displayName,
        roles = USUAL_ROLES,
        now,
        keyId = null,
        dataId,
      }: Minting & { displayName: string; roles?: readonly StaffRole[] },
    ): Promise<MintedSession> => {
      if (roles.length === 0) throw new ValidationFailure([issue(['roles'], 'REQUIRED')]);
      const reference = nameOf(externalRef, ['externalRef']);
      const name = nameOf(displayName, ['displayName'], LONGEST_NAME);
      const sealer = await privacy.forProvider(tenant.providerId);
      const member = await memberKnownAs({ tx, sealer, now }, tenant, { reference, name });
      if (member.removedAt) throw new ValidationFailure([issue(['externalRef'], 'STAFF_REMOVED')]);
      await minted(tx, tenant, member.id, keyId);
      const claimed = staffRolesOf(roles);
      return mint(tenant, 'STAFF', member.id, { mintedAt: now, keyId, dataId, roles: claimed }, now);
    },

    /** A session for the phone that was let in at `mintedAt`, as often as it comes back. */
    mintPhone: async (
      tx: Pick<Tx, '$executeRaw'>,
      {
        tenant,
        applicantId,
        now,
        ...start
      }: Required<Pick<SessionStart, 'mintedAt' | 'keyId'>> & {
        tenant: Tenant;
        applicantId: string;
        phone: PhoneOf;
        now: Date;
      },
    ): Promise<MintedSession> => {
      await recordAuthentication(tx, {
        tenant,
        kind: 'SESSION_MINTED',
        subjectId: applicantId,
        keyId: start.keyId,
      });
      return mint(tenant, 'APPLICANT', applicantId, start, now);
    },

    /** The token that follows a still valid one, or why there is none. */
    renew: async (
      tx: Pick<Tx, '$executeRaw'>,
      token: string,
      now: Date,
    ): Promise<
      { renewed: true; session: MintedSession } | { renewed: false; reason: 'EXPIRED' | 'INVALID' }
    > => {
      const verdict = await tokens.verify(token, now);
      if (!verdict.valid) return { renewed: false, reason: verdict.reason };
      const { claims } = verdict;
      const last = sessionEnd(claims.mintedAt, claims.phone);
      if (last <= now) return { renewed: false, reason: 'EXPIRED' };
      const { providerId, mode, subjectId, keyId } = claims;
      const tenant = { providerId, mode };
      await recordAuthentication(tx, { tenant, kind: 'SESSION_RENEWED', subjectId, keyId });
      return {
        renewed: true,
        session: await mint(claims, claims.kind, claims.subjectId, claims, now),
      };
    },

    verify: (token: string, now: Date) => tokens.verify(token, now),
  };
};
