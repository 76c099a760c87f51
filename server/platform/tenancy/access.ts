import type { Prisma } from '../../../prisma/generated/client/client.ts';
import { Forbidden } from '../../../schema/rules/failures.ts';
import { DUTIES, dutyOf, fulfils } from '../../../schema/rules/staff-roles.ts';
import type {
  Actor,
  ApplicantActor,
  KnownActor,
  PhoneOf,
  SecretKeyActor,
  StaffActor,
  Tenant,
} from './actor.ts';

/*
 * The one place that answers who may see which rows. Each scope is a `where` fragment to be put beside the caller's own
 * conditions with AND; whoever may see nothing gets a fragment that matches nothing, so that a forbidden row, another
 * tenant's row and an unknown id give the same answer.
 */

const NOTHING = { id: { in: [] as string[] } };

/** The border that nothing crosses. */
export const tenantScope = (actor: KnownActor): Tenant => ({
  providerId: actor.providerId,
  mode: actor.mode,
});

/** The tenant's rows: an applicant's own, everything for reviewers and the provider's server, nothing for a page. */
const ownRows = (actor: Actor): (Tenant & { applicantId?: string }) | typeof NOTHING => {
  switch (actor.kind) {
    case 'APPLICANT':
      return { ...tenantScope(actor), applicantId: actor.applicantId };
    case 'STAFF':
    case 'SECRET_KEY':
      return tenantScope(actor);
    case 'HOST_PAGE':
    case 'ANONYMOUS':
      return NOTHING;
  }
};

/** The link and filing of a session on a phone to which one was handed; none of any other. */
export const phoneOf = (actor: Actor): PhoneOf | undefined =>
  actor.kind === 'APPLICANT' ? actor.session.phone : undefined;

export const filingScope = (actor: Actor): Prisma.FilingWhereInput => {
  const phone = phoneOf(actor);
  return phone ? { ...ownRows(actor), id: phone.filingId } : ownRows(actor);
};
/** Rows of an applicant that are no matter of a phone, which is there for pictures. */
const beyondPictures = (actor: Actor): ReturnType<typeof ownRows> =>
  phoneOf(actor) ? NOTHING : ownRows(actor);
/** An applicant sees its own account; whose account a filing is, the provider's people see. */
export const applicantScope = (actor: Actor): Prisma.ApplicantWhereInput =>
  actor.kind === 'APPLICANT' ? { ...tenantScope(actor), id: actor.applicantId } : operated(actor);
export const subjectScope = (actor: Actor): Prisma.SubjectWhereInput => beyondPictures(actor);
export const determinationScope = (actor: Actor): Prisma.DeterminationWhereInput => beyondPictures(actor);

/** An applicant chooses among the instances of its own account; all others need a service code (备案服务号). */
export const serverScope = (actor: Actor): Prisma.ServerWhereInput => beyondPictures(actor);

export const materialScope = (actor: Actor): Prisma.MaterialWhereInput => ({ filing: filingScope(actor) });
export const filingWebsiteScope = (actor: Actor): Prisma.FilingWebsiteWhereInput => ({
  filing: filingScope(actor),
});
export const recordScope = (actor: Actor): Prisma.FilingRecordWhereInput => ({
  subject: subjectScope(actor),
});

/** What only the provider's own server administers. */
const administered = (actor: Actor): Tenant | typeof NOTHING =>
  actor.kind === 'SECRET_KEY' ? tenantScope(actor) : NOTHING;

export const apiKeyScope = (actor: Actor): Prisma.ApiKeyWhereInput => administered(actor);
export const legalHoldScope = (actor: Actor): Prisma.LegalHoldWhereInput => administered(actor);
/** A provider's phrases: its reviewers make remarks of them, and its server keeps them. */
export const phraseScope = (actor: Actor): Prisma.PhraseWhereInput =>
  actor.kind === 'STAFF' ? tenantScope(actor) : administered(actor);
/** Colleagues know each other by name, to mention them or give them something to do. */
export const colleagueScope = (actor: Actor): Prisma.StaffMemberWhereInput =>
  actor.kind === 'STAFF' ? tenantScope(actor) : NOTHING;
/** Notes are for the provider's people alone. */
export const noteScope = (actor: Actor): Prisma.FilingNoteWhereInput => ({
  filing: actor.kind === 'STAFF' ? filingScope(actor) : NOTHING,
});
export const staffScope = (actor: Actor): Prisma.StaffMemberWhereInput => administered(actor);
/** The audit is for the provider's server and for the staff whose duty it is: who looks at filings does not watch colleagues. */
const audited = (actor: Actor): Tenant | typeof NOTHING =>
  audits(actor) ? tenantScope(actor) : administered(actor);
export const auditScope = (actor: Actor): Prisma.AuditEventWhereInput => audited(actor);
export const authenticationScope = (actor: Actor): Prisma.AuthenticationRecordWhereInput => audited(actor);
export const webhookEndpointScope = (actor: Actor): Prisma.WebhookEndpointWhereInput => administered(actor);
export const webhookDeliveryScope = (actor: Actor): Prisma.WebhookDeliveryWhereInput => ({
  endpoint: webhookEndpointScope(actor),
});

const audits = (actor: Actor): actor is StaffActor => actor.kind === 'STAFF' && fulfils(actor.roles, 'AUDIT');

/** Who an operation or field may name as its users; `auditor` is staff whose duty the audit is. */
export type Role =
  'anyone' | 'known' | 'applicant' | 'staff' | 'auditor' | 'secretKey' | 'hostPage' | 'testMode';

/** Which roles the actor fills; an operation is open to whoever fills one of those it names. */
export const rolesOf = (actor: Actor): Readonly<Record<Role, boolean>> => ({
  anyone: true,
  known: actor.kind !== 'ANONYMOUS',
  applicant: actor.kind === 'APPLICANT',
  staff: actor.kind === 'STAFF',
  auditor: audits(actor),
  secretKey: actor.kind === 'SECRET_KEY',
  hostPage: actor.kind === 'HOST_PAGE',
  testMode: actor.kind !== 'ANONYMOUS' && actor.mode === 'TEST',
});

/**
 * Whether masked data may be shown in clear: to the applicant it belongs to (the scope has decided that) and to staff whose duty it
 * is and whose look is audited. A secret key lies on servers and in deployments; it sees masks only.
 */
export const mayReveal = (actor: Actor): boolean =>
  (actor.kind === 'APPLICANT' && !actor.session.phone) ||
  (actor.kind === 'STAFF' && fulfils(actor.roles, 'REVEAL'));

/** Of the form's operations, those that a phone needs for the pictures of the filing it was handed. */
const PHONE_OPERATIONS: ReadonlySet<string> = new Set([
  'Opening',
  'Filing',
  'FilingUpdated',
  'GrantConsent',
  'RequestMaterialUpload',
  'RemoveMaterial',
  'Electronic',
  'BeginElectronicVerification',
  'RecordLiveness',
  'SignCommitment',
]);

/** Whether somebody may run one of the form's operations, by its name. */
export const mayRun = (actor: Actor, name: string): boolean => !phoneOf(actor) || PHONE_OPERATIONS.has(name);

/**
 * Holds staff to what their session was minted for, and a phone to the pictures.
 * @param operation - `Mutation.passReview` and the like
 * @throws Forbidden naming the roles that may
 */
export function assertDuty(actor: Actor, operation: string): void {
  const [, name = ''] = operation.split('.');
  if (!mayRun(actor, `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`)) throw new Forbidden();
  if (actor.kind !== 'STAFF') return;
  const duty = dutyOf(operation);
  if (duty === null) throw new Forbidden();
  if (!fulfils(actor.roles, duty)) throw new Forbidden({ roles: DUTIES[duty].roles });
}

/**
 * Whether somebody may send documents of their own. What runs in a browser is held to the operations it was built with, so that a
 * token that got into strange hands opens nothing else; the provider's own server is free, also when it acts for a session. What is
 * open to everybody is, too.
 */
export const mayWriteDocuments = (actor: Actor): boolean => {
  switch (actor.kind) {
    case 'APPLICANT':
    case 'STAFF':
      return actor.vouched === true && !phoneOf(actor);
    case 'HOST_PAGE':
      return false;
    case 'SECRET_KEY':
    case 'ANONYMOUS':
      return true;
  }
};

/** Whether what the provider notes for itself is shown: to its reviewers and its own server, never to applicants. */
export const readsMetadata = (actor: Actor): actor is StaffActor | SecretKeyActor =>
  actor.kind === 'STAFF' || actor.kind === 'SECRET_KEY';

/** @throws Forbidden */
export const asApplicant = (actor: Actor): ApplicantActor => {
  if (actor.kind !== 'APPLICANT') throw new Forbidden();
  return actor;
};

/** @throws Forbidden */
export const asStaff = (actor: Actor): StaffActor => {
  if (actor.kind !== 'STAFF') throw new Forbidden();
  return actor;
};

/** @throws Forbidden */
export const asSecretKey = (actor: Actor): SecretKeyActor => {
  if (actor.kind !== 'SECRET_KEY') throw new Forbidden();
  return actor;
};

/** A reviewer or the provider's server. @throws Forbidden */
export const asProvider = (actor: Actor): StaffActor | SecretKeyActor =>
  actor.kind === 'STAFF' ? actor : asSecretKey(actor);

/** An applicant for itself, or the provider's server for it. @throws Forbidden */
const asOwner = (actor: Actor): ApplicantActor | SecretKeyActor =>
  actor.kind === 'APPLICANT' ? actor : asSecretKey(actor);

/** As whom an operation may be called, and who that is. */
export type Callers = {
  APPLICANT: ApplicantActor;
  STAFF: StaffActor;
  SECRET_KEY: SecretKeyActor;
  PROVIDER: StaffActor | SecretKeyActor;
  OWNER: ApplicantActor | SecretKeyActor;
};
export type CallerKind = keyof Callers;

const AS: { readonly [K in CallerKind]: (actor: Actor) => Callers[K] } = {
  APPLICANT: asApplicant,
  STAFF: asStaff,
  SECRET_KEY: asSecretKey,
  PROVIDER: asProvider,
  OWNER: asOwner,
};

/** The caller as an operation wants it. @throws Forbidden */
export const callerAs = <K extends CallerKind>(kind: K, actor: Actor): Callers[K] => AS[kind](actor);

/** Messages exchanged with the authority and its lists: for reviewers and the provider's server, never for applicants. */
const operated = (actor: Actor): Tenant | typeof NOTHING =>
  actor.kind === 'STAFF' || actor.kind === 'SECRET_KEY' ? tenantScope(actor) : NOTHING;

export const authorityMessageScope = (actor: Actor): Prisma.AuthorityMessageWhereInput => operated(actor);
export const inspectionScope = (actor: Actor): Prisma.InspectionWhereInput => operated(actor);
/** An applicant sees its own; of anybody else the row itself says whose it is, so that it is found along its index. */
export const websiteScope = (actor: Actor): Prisma.WebsiteWhereInput =>
  actor.kind === 'APPLICANT' ? { ...tenantScope(actor), record: recordScope(actor) } : operated(actor);
/** An applicant sees what was found of its own websites. */
export const inspectedScope = (actor: Actor): Prisma.InspectedWebsiteWhereInput =>
  actor.kind === 'APPLICANT'
    ? { ...tenantScope(actor), website: { record: recordScope(actor) } }
    : operated(actor);
export const ipRangeScope = (actor: Actor): Prisma.IpRangeWhereInput => operated(actor);
export const alarmScope = (actor: Actor): Prisma.AlarmWhereInput => operated(actor);
export const authorityNoticeScope = (actor: Actor): Prisma.AuthorityNoticeWhereInput => operated(actor);
