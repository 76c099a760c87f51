/** A provider in one mode: the border that nothing crosses. */
export type Tenant = { readonly providerId: string; readonly mode: 'TEST' | 'LIVE' };

export type ApplicantActor = Tenant & {
  readonly kind: 'APPLICANT';
  readonly applicantId: string;
  readonly sessionExpiresAt: Date;
};
export type StaffActor = Tenant & {
  readonly kind: 'STAFF';
  readonly staffId: string;
  readonly sessionExpiresAt: Date;
};
export type SecretKeyActor = Tenant & { readonly kind: 'SECRET_KEY'; readonly keyId: string };
/** A page of an allowed origin with a publishable key and nobody signed in. */
export type HostPageActor = Tenant & { readonly kind: 'HOST_PAGE'; readonly keyId: string };
export type AnonymousActor = { readonly kind: 'ANONYMOUS' };

/** Who makes a request, as the credentials showed. */
export type Actor = ApplicantActor | StaffActor | SecretKeyActor | HostPageActor | AnonymousActor;

export type KnownActor = Exclude<Actor, AnonymousActor>;
