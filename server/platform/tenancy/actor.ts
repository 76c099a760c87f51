import type { Scope } from '../../../schema/rules/scopes.ts';
import type { StaffRole } from '../../../schema/rules/staff-roles.ts';

/** A provider in one mode: the border that nothing crosses. */
export type Tenant = { readonly providerId: string; readonly mode: 'TEST' | 'LIVE' };

/** Where a session comes from: when its first token was minted, and with which key; none for one that the service minted itself. */
export type SessionStart = {
  readonly mintedAt: Date;
  readonly keyId: string | null;
  /** What the provider gave along, where it gave anything. */
  readonly dataId?: string | undefined;
  /** The link over which a filing was handed to a phone: the session is for the pictures of that filing alone. */
  readonly phone?: PhoneOf | undefined;
};

/** A link for a phone, and the one filing that it opens. */
export type PhoneOf = { readonly linkId: string; readonly filingId: string };

export type ApplicantActor = Tenant & {
  readonly kind: 'APPLICANT';
  readonly applicantId: string;
  readonly session: SessionStart;
  readonly sessionExpiresAt: Date;
  /** A key of the provider's own server came along, so that it is the provider's backend that asks. */
  readonly vouched?: true;
};
export type StaffActor = Tenant & {
  readonly kind: 'STAFF';
  readonly staffId: string;
  /** What the session was minted for; its token says so. */
  readonly roles: readonly StaffRole[];
  readonly session: SessionStart;
  readonly sessionExpiresAt: Date;
  /** As an applicant's. */
  readonly vouched?: true;
};
/** The provider's own server, with a secret or a restricted key. */
export type SecretKeyActor = Tenant & {
  readonly kind: 'SECRET_KEY';
  readonly keyId: string;
  /** Stays when the key is rolled. */
  readonly keyName: string;
  /** What a restricted key may do; null for a secret key, which may do everything. */
  readonly scopes: readonly Scope[] | null;
};
/** A page of an allowed origin with a publishable key and nobody signed in. */
export type HostPageActor = Tenant & { readonly kind: 'HOST_PAGE'; readonly keyId: string };
export type AnonymousActor = { readonly kind: 'ANONYMOUS' };

/** Who makes a request, as the credentials showed. */
export type Actor = ApplicantActor | StaffActor | SecretKeyActor | HostPageActor | AnonymousActor;

export type KnownActor = Exclude<Actor, AnonymousActor>;
