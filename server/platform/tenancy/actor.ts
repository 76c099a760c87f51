/** A provider in one mode: the border that nothing crosses. */
export type Tenant = { readonly providerId: string; readonly mode: 'TEST' | 'LIVE' };

/** Where a session comes from: when its first token was minted, and with which key; none for one that the service minted itself. */
export type SessionStart = { readonly mintedAt: Date; readonly keyId: string | null };

export type ApplicantActor = Tenant & {
  readonly kind: 'APPLICANT';
  readonly applicantId: string;
  readonly session: SessionStart;
  readonly sessionExpiresAt: Date;
};
export type StaffActor = Tenant & {
  readonly kind: 'STAFF';
  readonly staffId: string;
  readonly session: SessionStart;
  readonly sessionExpiresAt: Date;
};
export type SecretKeyActor = Tenant & {
  readonly kind: 'SECRET_KEY';
  readonly keyId: string;
  /** Stays when the key is rolled. */
  readonly keyName: string;
};
/** A page of an allowed origin with a publishable key and nobody signed in. */
export type HostPageActor = Tenant & { readonly kind: 'HOST_PAGE'; readonly keyId: string };
export type AnonymousActor = { readonly kind: 'ANONYMOUS' };

/** Who makes a request, as the credentials showed. */
export type Actor = ApplicantActor | StaffActor | SecretKeyActor | HostPageActor | AnonymousActor;

export type KnownActor = Exclude<Actor, AnonymousActor>;
