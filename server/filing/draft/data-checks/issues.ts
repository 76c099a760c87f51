import type { DataCheckFault, DataCheckKind } from '../../../../prisma/generated/client/enums.ts';
import type { FullFiling } from '../../../../prisma/selections.ts';
import { issue, type Issue, type IssueCode } from '../../../../schema/rules/issue.ts';
import { effectOf } from '../queue-data-checks.ts';

/** What the applicant is told of each fault, and at which field below the one that was asked about. */
const TOLD: Readonly<Record<DataCheckFault, { code: IssueCode; field: readonly string[] }>> = {
  NAME: { code: 'REGISTER_NAME', field: ['name'] },
  CERTIFICATE_NUMBER: { code: 'REGISTER_NUMBER', field: ['certificateNumber'] },
  REPRESENTATIVE_NAME: { code: 'REGISTER_REPRESENTATIVE', field: ['legalRepresentativeName'] },
  REPRESENTATIVE_NUMBER: {
    code: 'REGISTER_NUMBER',
    field: ['legalRepresentativeCertificateNumber'],
  },
  MOBILE: { code: 'REGISTER_MOBILE', field: ['mobile'] },
  HOLDER: { code: 'REGISTER_HOLDER', field: ['domainHolder'] },
  REAL_NAME: { code: 'REGISTER_UNVERIFIED', field: ['domainHolder'] },
  EXPIRY: { code: 'REGISTER_ENDING', field: ['domainHolder'] },
  REGISTRATION: { code: 'REGISTER_UNREGISTERED', field: ['domainHolder'] },
  LISTED: { code: 'REGISTER_LISTED', field: ['name'] },
};

/** An answer that names no value, of a service that only says that something does not fit. */
const UNNAMED: Readonly<Record<DataCheckKind, DataCheckFault>> = {
  SUBJECT_CHECK: 'NAME',
  PERSON_CHECK: 'NAME',
  DOMAIN_CHECK: 'HOLDER',
  BLACKLIST_CHECK: 'LISTED',
};

type Checked = FullFiling['dataChecks'][number];

/** Where what was asked about stands in the details. */
function placeOf({ websites }: FullFiling, { kind, about }: Checked): readonly string[] | null {
  if (kind === 'SUBJECT_CHECK' || kind === 'BLACKLIST_CHECK' || about === 'subjectPerson') return [about];
  const isDomain = kind === 'DOMAIN_CHECK';
  const at = websites.findIndex(({ id, domains }) => (isDomain ? domains.includes(about) : id === about));
  if (at < 0) return null;
  return ['websites', String(at), ...(isDomain ? [] : ['person'])];
}

/** Every fault that a register found in what stands in the filing now. */
export function dataCheckFaults(filing: FullFiling): { issue: Issue; bars: boolean }[] {
  return filing.dataChecks.flatMap((check) => {
    const place = placeOf(filing, check);
    const effect = effectOf(filing, check.kind);
    if (check.state !== 'FAULT' || !place || effect === null) return [];
    const faults = check.faults.length > 0 ? check.faults : [UNNAMED[check.kind]];
    return faults.map((fault) => {
      const { code, field } = TOLD[fault];
      const about = { domain: check.about, date: check.expiresOn ?? '' };
      const told = check.kind === 'DOMAIN_CHECK' ? about : undefined;
      return { issue: issue([...place, ...field], code, told), bars: effect === 'BAR' };
    });
  });
}
