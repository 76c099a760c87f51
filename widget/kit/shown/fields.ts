import type { IdentifierKind } from '../../../schema/messages/values/identifiers.ts';
import type { WordId } from '../words/words.ts';

/** How a field of the details is shown; what it must contain is the shared rules' matter. */
export type FieldSpec = {
  name: string;
  kind: 'text' | 'long' | 'division' | 'date' | 'until' | 'certificate-type' | 'certificate-number';
  /** Takes the whole width. */
  wide?: boolean;
  mode?: 'text' | 'numeric' | 'tel' | 'email' | 'url';
  identifier?: IdentifierKind;
  autocomplete?: string;
  hint?: WordId;
  placeholder?: WordId;
};

/** The subject 主办单位 beyond what the type check fixed. */
export const SUBJECT_SPECS: readonly FieldSpec[] = [
  { name: 'name', kind: 'text', wide: true, hint: 'details.asOnCertificate', autocomplete: 'organization' },
  { name: 'certificateDivision', kind: 'division', wide: true },
  { name: 'certificateAddress', kind: 'text', wide: true, hint: 'details.asOnCertificate' },
  { name: 'mailingDivision', kind: 'division', wide: true },
  { name: 'mailingAddress', kind: 'text', wide: true, hint: 'details.sameProvince' },
  { name: 'legalRepresentativeName', kind: 'text' },
  { name: 'legalRepresentativeCertificateNumber', kind: 'text', identifier: 'identity' },
  { name: 'investor', kind: 'text', wide: true, hint: 'details.investorHint' },
  { name: 'remark', kind: 'long', wide: true, hint: 'details.remarkHint' },
];

/** A responsible person 负责人. */
export const PERSON_SPECS: readonly FieldSpec[] = [
  { name: 'name', kind: 'text', autocomplete: 'name' },
  { name: 'certificateType', kind: 'certificate-type' },
  { name: 'certificateNumber', kind: 'certificate-number' },
  {
    name: 'mobile',
    kind: 'text',
    mode: 'tel',
    identifier: 'mobile',
    autocomplete: 'tel-national',
    hint: 'details.mobileHint',
  },
  { name: 'certificateFrom', kind: 'date' },
  { name: 'certificateUntil', kind: 'until' },
  {
    name: 'emergencyPhone',
    kind: 'text',
    mode: 'tel',
    identifier: 'mobile',
    placeholder: 'details.emergencyPlaceholder',
  },
  { name: 'landline', kind: 'text', mode: 'tel', placeholder: 'details.landlinePlaceholder' },
  {
    name: 'email',
    kind: 'text',
    wide: true,
    mode: 'email',
    autocomplete: 'email',
    hint: 'details.emailHint',
  },
  { name: 'remark', kind: 'long', wide: true },
];

/** What is asked of a website, in the order of the form, besides who is responsible for it. */
export const WEBSITE_FIELDS = [
  'name',
  'homepageUrl',
  'remark',
  'serviceContents',
  'languages',
  'accessMethod',
  'domainHolder',
  'preApprovals',
] as const;

export const namesOf = (specs: readonly { name: string }[]): string[] => specs.map(({ name }) => name);
