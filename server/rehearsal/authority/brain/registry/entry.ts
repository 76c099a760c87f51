import { PROVINCES } from '../../../../../schema/rules/choices/provinces.ts';
import { filingPasswordDigest } from '../../../../authority/protocol/authentication.ts';
import type { Contact, FiledSubject, FiledWebsite } from '../subject.ts';
import { approved, type Verdict } from '../verdict.ts';

/** A site in the built-in registry; a missing contact is the subject's, a missing verdict is approval. */
export type SiteEntry = {
  readonly name: string;
  readonly domains: readonly string[];
  readonly contact?: Contact;
  readonly verdict?: Verdict;
  readonly accessedHere?: boolean;
};

/** A subject in the built-in registry, as somebody would write it down: sites count from 1, the password is plain. */
export type SubjectEntry = {
  readonly number: string;
  readonly name: string;
  readonly nature: number;
  readonly certificate: { readonly code: number; readonly number: string };
  readonly address: string;
  readonly password: string;
  readonly passwordLimited?: boolean;
  readonly contact: Contact;
  readonly sites: readonly SiteEntry[];
};

/** Dwxz codes of the subjects in the registry. */
export const PUBLIC_INSTITUTION = 3;
export const ENTERPRISE = 4;
export const PERSON = 5;
export const SOCIAL_ORGANISATION = 6;

/** Zjlx codes of the certificates in the registry. */
export const businessLicence = (number: string) => ({ code: 1, number });
export const identityCard = (number: string) => ({ code: 2, number });
export const publicInstitutionCertificate = (number: string) => ({ code: 4, number });
export const socialOrganisationCertificate = (number: string) => ({ code: 6, number });

export const contact = (name: string, phone: string, certificateNumber: string): Contact => ({
  name,
  phone,
  certificateNumber,
});

/** The entry in the shape that the rules work on. */
export function filedSubject(entry: SubjectEntry): FiledSubject {
  const province = PROVINCES.find(({ prefix }) => entry.number.startsWith(prefix));
  if (!province) throw new Error(`no province issues ${entry.number}`);
  const websites = entry.sites.map((site, index): FiledWebsite => ({
    ...site,
    websiteNumber: `${entry.number}-${index + 1}`,
    contact: site.contact ?? entry.contact,
    verdict: site.verdict ?? approved,
  }));
  const { number: subjectNumber, password, sites: _sites, ...rest } = entry;
  return {
    ...rest,
    subjectNumber,
    province: province.code,
    passwordDigest: filingPasswordDigest(password),
    websites,
  };
}
