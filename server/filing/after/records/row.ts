import type { SubjectNature } from '../../../../schema/rules/choices/subject-natures.ts';
import type { CertificateType } from '../../../../schema/rules/choices/certificate-types.ts';
import {
  checkFilingNumber,
  formatFilingNumber,
  parseFilingNumber,
  provinceIssues,
} from '../../../../schema/rules/filing-number.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { normaliseCertificateNumber } from '../../../../schema/rules/numbers/certificate-number.ts';
import { checkTypeInput } from '../../../../schema/rules/type-input.ts';
import type { FiledData, FiledPerson } from '../../draft/details/filed-data.ts';
import { placeIssues } from '../../provinces/divisions.ts';
import { registrableDomain } from '../../draft/type/domain.ts';

/** A filed site of a former platform. */
export type ImportedSite = {
  websiteNumber: string;
  name?: string | null;
  domains: string[];
  /** The authority's number of our access (Jrid), in digits. */
  authorityAccessId?: string | null;
  homepageUrl?: string | null;
  person?: FiledPerson | null;
};

/** One subject of a former platform (原万网 style), with its sites. */
export type ImportRow = {
  /** Account the record belongs to; without it the applicant claims the record later. */
  applicantRef?: string | null;
  subjectNumber: string;
  name: string;
  nature: SubjectNature;
  certificateType: CertificateType;
  certificateNumber: string;
  province: string;
  city: string;
  county: string;
  /** An order was still open there: such a record cannot be taken over. */
  openOrder?: boolean | null;
  /** As filed, where the former platform told; what is typed later is compared with it. */
  certificateAddress?: string | null;
  mailingAddress?: string | null;
  investor?: string | null;
  person?: FiledPerson | null;
  sites: ImportedSite[];
};

/** A number of the authority is a positive long (protocol §5). */
const ACCESS_ID = /^[1-9]\d{0,17}$/;

const siteIssues = (site: ImportedSite, subject: string, path: string[]): Issue[] => {
  const wrong = checkFilingNumber([...path, 'websiteNumber'], site.websiteNumber, 'WEBSITE');
  if (wrong.length > 0) return wrong;
  const parsed = parseFilingNumber(site.websiteNumber);
  return parsed?.subject === subject
    ? []
    : [issue([...path, 'websiteNumber'], 'FILING_NUMBER_INVALID', { value: site.websiteNumber })];
};

/** What is wrong with a row; the rules are those of the type check. `today`: `YYYY-MM-DD` */
export function checkRow(row: ImportRow, today: string): Issue[] {
  const number = checkFilingNumber(['subjectNumber'], row.subjectNumber, 'SUBJECT');
  const subject = parseFilingNumber(row.subjectNumber)?.subject ?? '';
  const domains = row.sites.flatMap((site) => site.domains);
  const typed = checkTypeInput({ ...row, domains }, today);
  const placed = !typed.some(({ path: [field] }) => ['province', 'city', 'county'].includes(field ?? ''));
  return [
    ...(row.name.trim() ? [] : [issue(['name'], 'REQUIRED')]),
    ...number,
    ...typed,
    ...(placed ? placeIssues(row) : []),
    ...provinceIssues(row.subjectNumber, row.province),
    ...(row.sites.length > 0 ? [] : [issue(['sites'], 'REQUIRED')]),
    ...(number.length > 0
      ? []
      : row.sites.flatMap((site, index) => siteIssues(site, subject, ['sites', String(index)]))),
    ...row.sites.flatMap(({ authorityAccessId }, index) =>
      authorityAccessId == null || ACCESS_ID.test(authorityAccessId)
        ? []
        : [issue(['sites', String(index), 'authorityAccessId'], 'AUTHORITY_ID_INVALID')],
    ),
    ...row.sites.flatMap((site, index) =>
      site.domains.flatMap((domain, at) => {
        const reduced = registrableDomain(domain, ['sites', String(index), 'domains', String(at)]);
        return 'issue' in reduced ? [reduced.issue] : [];
      }),
    ),
    ...(row.openOrder ? [issue(['openOrder'], 'IMPORT_OPEN_ORDER')] : []),
  ];
}

/** A sound row with its numbers and domains in the form in which they are compared. */
export function normaliseRow(row: ImportRow): ImportRow {
  const numberOf = (text: string): string => {
    const parsed = parseFilingNumber(text);
    return parsed ? formatFilingNumber(parsed) : text;
  };
  return {
    ...row,
    name: row.name.trim(),
    subjectNumber: numberOf(row.subjectNumber),
    certificateNumber: normaliseCertificateNumber(row.certificateType, row.certificateNumber),
    sites: row.sites.map((site) => ({
      ...site,
      websiteNumber: numberOf(site.websiteNumber),
      domains: site.domains.map((domain) => {
        const reduced = registrableDomain(domain);
        return 'domain' in reduced ? reduced.domain.domain : domain;
      }),
    })),
  };
}

/** What a row tells of the record as it is filed. */
export const filedByImport = ({
  name,
  certificateAddress,
  mailingAddress,
  investor,
  person,
  sites,
}: ImportRow): FiledData => ({
  subjectName: name,
  certificateAddress,
  mailingAddress,
  investor,
  person: person ?? {},
  websites: Object.fromEntries(
    sites.map((site) => [
      site.websiteNumber,
      { name: site.name, homepageUrl: site.homepageUrl, person: site.person ?? {} },
    ]),
  ),
});
