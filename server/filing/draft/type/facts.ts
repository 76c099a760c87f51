import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import {
  miitCertificateCode,
  type CertificateType,
} from '../../../../schema/rules/choices/certificate-types.ts';
import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { StatusAnswer } from '../../../authority/port.ts';
import type { Bytes } from '../../../platform/privacy/cipher.ts';
import type { Services } from '../../../services.ts';
import type { ApplicantActor, Tenant } from '../../../platform/tenancy/actor.ts';
import type { Facts } from './decide.ts';

/** Marks a subject's open order; unique over all of them, so that a subject has at most one (主办者冲突). */
export const openKeyOf = (
  tenant: Tenant,
  certificateType: CertificateType,
  certificateIndex: Uint8Array,
): string =>
  `${tenant.providerId}:${tenant.mode}:${certificateType}:${Buffer.from(certificateIndex).toString('base64url')}`;

/** Those who begin for a subject or move it take turns, until the transaction ends. */
export const holdSubject = (tx: Prisma.TransactionClient, openKey: string): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`start\n${openKey}`}, 0))`;

/** What we hold ourselves about a subject. */
export type HeldSubject = {
  /** A record of a former platform waits to be claimed. */
  unclaimed: boolean;
  ownOpenFilingId: string | null;
  openElsewhere: boolean;
  heldBy: string | null;
  filedHere: boolean;
  /** Whether a website of the subject is on file, as far as our own records tell. */
  hasSite: boolean | 'unknown';
};

type HeldWebsite = { accessSince: Date | null; deregisteredAt: Date | null };

/** Records that know of no website say nothing: a subject may have been filed elsewhere since. */
const hasSiteBy = (websites: readonly HeldWebsite[]): HeldSubject['hasSite'] =>
  websites.length === 0 ? 'unknown' : websites.some(({ deregisteredAt }) => deregisteredAt === null);

export async function heldSubject(
  prisma: Prisma.TransactionClient,
  actor: ApplicantActor,
  certificateType: CertificateType,
  certificateIndex: Bytes,
): Promise<HeldSubject> {
  const { providerId, mode } = actor;
  const open = await prisma.filing.findUnique({
    where: { openKey: openKeyOf(actor, certificateType, certificateIndex) },
    select: { id: true, applicantId: true },
  });
  const subject = await prisma.subject.findUnique({
    where: {
      providerId_mode_certificateType_certificateIndex: {
        providerId,
        mode,
        certificateType,
        certificateIndex,
      },
    },
    select: {
      applicantId: true,
      records: {
        where: { deregisteredAt: null },
        select: { websites: { select: { accessSince: true, deregisteredAt: true } } },
      },
    },
  });
  const unclaimed = await prisma.importedRecord.count({
    where: { providerId, mode, certificateIndex, claimedById: null },
    take: 1,
  });
  const websites = (subject?.records ?? []).flatMap((record) => record.websites);
  const filedHere = websites.some(({ accessSince }) => accessSince !== null);
  return {
    unclaimed: unclaimed > 0,
    ownOpenFilingId: open?.applicantId === actor.applicantId ? open.id : null,
    openElsewhere: open !== null,
    heldBy: filedHere ? (subject?.applicantId ?? null) : null,
    filedHere,
    hasSite: hasSiteBy(websites),
  };
}

/** What we hold ourselves about a domain. */
export type HeldDomain = { inProgress: boolean; ownFilingId: string | null; accessedHere: boolean };

export async function heldDomain(
  prisma: Prisma.TransactionClient,
  actor: ApplicantActor,
  domain: string,
): Promise<HeldDomain> {
  const { providerId, mode } = actor;
  const open = await prisma.filingWebsite.findFirst({
    where: { domains: { has: domain }, openKey: { not: null }, filing: { providerId, mode } },
    select: { filing: { select: { id: true, applicantId: true } } },
  });
  const accessed = await prisma.website.findFirst({
    where: {
      providerId,
      mode,
      domains: { has: domain },
      accessSince: { not: null },
      accessCancelledAt: null,
    },
    select: { id: true },
  });
  return {
    inProgress: open !== null,
    ownFilingId: open?.filing.applicantId === actor.applicantId ? open.filing.id : null,
    accessedHere: accessed !== null,
  };
}

/** What the authority says of the certificate and of each domain. */
export type AuthorityAnswers = { subject: StatusAnswer; domains: Map<string, StatusAnswer> };

export async function askAuthority(
  services: Services,
  tenant: Tenant,
  certificate: { nature: SubjectNature; type: CertificateType; number: string },
  domains: { domain: string; ascii: string }[],
  province: string,
): Promise<AuthorityAnswers> {
  const certificateCode = miitCertificateCode(certificate.type, certificate.nature);
  if (certificateCode === undefined)
    throw new Error(`no code for ${certificate.type} of ${certificate.nature}`);
  const by = { by: 'CERTIFICATE', certificateCode, certificateNumber: certificate.number } as const;
  const subject = await services.authority.queryStatus(tenant, by, province);
  const answers = new Map<string, StatusAnswer>();
  for (const { domain } of domains)
    answers.set(domain, await services.authority.queryStatus(tenant, { by: 'DOMAIN', domain }, province));
  return { subject, domains: answers };
}

/**
 * The facts the decision table reads, for one domain.
 * @param said whether the subject still has a website, as its applicant says; counts where nothing else tells.
 */
export function factsOf(
  subject: HeldSubject,
  domain: HeldDomain,
  filed: { subject: StatusAnswer; domain: StatusAnswer },
  said: boolean | null,
): Facts {
  const hasSite = subject.hasSite === 'unknown' ? (said ?? 'unknown') : subject.hasSite;
  const ofDomain = filed.domain;
  const underSubject =
    ofDomain.filed && filed.subject.filed && ofDomain.subjectNumber === filed.subject.subjectNumber;
  return {
    certificateInProgress: subject.openElsewhere,
    domainInProgress: domain.inProgress,
    formerPlatform: subject.unclaimed,
    subjectAtAuthority: filed.subject.filed,
    domainAtAuthority: !ofDomain.filed ? 'NONE' : underSubject ? 'THIS_SUBJECT' : 'ANOTHER_SUBJECT',
    subjectFiledHere: subject.filedHere,
    domainAccessedHere: domain.accessedHere,
    subjectHasNoSite: hasSite === 'unknown' ? 'unknown' : !hasSite,
  };
}
