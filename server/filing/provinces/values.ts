import type { DomainHolder } from '../../../schema/rules/codes/domain-holders.ts';
import type { PreApproval } from '../../../schema/rules/codes/pre-approvals.ts';
import type { ServiceContent } from '../../../schema/rules/codes/service-contents.ts';
import type {
  InvestorRule,
  PersonRule,
  PersonsRule,
  PhoneArea,
} from '../../../schema/rules/details/field-rules.ts';
import type { HomepageCount } from '../../../schema/rules/homepage-url.ts';

/** Parts of the record held by the authority, which an access filing may have to repeat exactly. */
export type FiledField =
  | 'SUBJECT_NAME'
  | 'SUBJECT_CERTIFICATE_NUMBER'
  | 'SUBJECT_PERSON'
  | 'WEBSITE_PERSON'
  | 'CERTIFICATE_ADDRESS'
  | 'MAILING_ADDRESS'
  | 'CONTACT_NUMBERS'
  | 'EVERYTHING';

/** What cures a field that must equal the original and does not. */
export type Cure =
  /** Change it at the original provider, or deregister and file anew. */
  | 'CHANGE_FIRST'
  /** A proof of the change is uploaded; the change filing follows at once. */
  | 'CHANGE_PROOF'
  /** The same with a proof of the department that issued the certificate. */
  | 'ISSUER_PROOF';

export type PhotoKind = 'FACE' | 'BACKDROP';

export type { DomainHolder };

/** Whose person a condition looks at: the subject's, a website's (its own, or the subject's where one answers for both), or any. */
export type PersonRole = 'SUBJECT' | 'WEBSITE' | 'EITHER';

/** Conditions about a responsible person. */
export type PersonCondition =
  | 'NOT_LEGAL_REPRESENTATIVE'
  | 'NON_LOCAL_PERSON'
  /** From Hong Kong, Macau, Taiwan or abroad, by the certificate. */
  | 'NON_MAINLAND_PERSON'
  | 'FOREIGN_PERSON';

/** Papers beyond the basic set that a province asks for, and when. */
export type ExtraMaterial = {
  material:
    | 'ACCESS_SHEET'
    | 'AGE_PROOF'
    | 'AUTHORISATION_LETTER'
    | 'COMMITMENT_LETTER'
    | 'DOMAIN_CONFIRMATION_SHEET'
    | 'DUTY_NOTICE'
    | 'HANDHELD_PHOTO'
    | 'NETWORK_PLAN'
    | 'PARTY_LETTER'
    | 'PHONE_BILLS'
    | 'RESIDENCE_PERMIT'
    | 'STAFFING_OFFICE_PROOF';
  /** Number of domains, or of servers, from which it is wanted; of `FILED_SINCE` the year. */
  from?: number;
} & (
  | { when: PersonCondition; of: PersonRole }
  | {
      when:
        | 'ALWAYS'
        | 'FILED_SINCE'
        | 'FINANCIAL_CONTENT'
        | 'MANY_DOMAINS'
        | 'NON_LOCAL_LEGAL_REPRESENTATIVE'
        | 'PUBLIC_BODY'
        | 'SEVERAL_SERVERS'
        | 'UNDER_AGE';
      of?: undefined;
    }
);

export type FormDemand =
  | 'ALL_DOMAINS'
  | 'DOMAIN_AND_REGISTRAR'
  | 'FINGERPRINT'
  | 'HANDWRITTEN_DECLARATION'
  | 'OWN_FORM'
  | 'WIDE_FORM';

/** What a rule of each topic says. */
export type Values = {
  /** The SMS check is part of a filing; without such a rule it is not. */
  sms: Record<string, never>;
  'sms-window': { hours: number };
  photo: { kinds: PhotoKind[] };
  'must-equal': {
    /** `null`: the source says nothing about access. */
    fields: FiledField[] | null;
    /** May be entered as they are today, with a change filing after the access. */
    mayDiffer: FiledField[];
    /** The source leaves these open. */
    unspecified: FiledField[];
    cure: Cure | null;
    /** Of these a proof of the change does, whatever the others need. */
    provable?: FiledField[];
    /** Said of subjects that are not filed here yet: a continued access it does not bind. */
    notYetHere?: boolean;
  };
  'old-certificate': {
    policy: 'ACCESS_FIRST' | 'CHANGE_FIRST';
    /** Which certificate is photographed. */
    image: 'NEWEST' | 'OLD' | null;
  };
  'minimum-age': { years: number; withProof: number | null };
  'maximum-age': { male: number; female: number };
  'phone-area': { area: PhoneArea };
  'second-contact': { need: 'OPTIONAL' | 'REQUIRED' | 'LANDLINE' };
  'remark-without-landline': { needed: boolean };
  'distinct-emails': { needed: boolean };
  'emergency-differs': { needed: boolean };
  'subject-person': { who: PersonRule };
  'website-person': { who: PersonRule };
  persons: { relation: PersonsRule };
  residence: { accepts: 'ANYONE' | 'LOCAL_IDENTITY' | 'RESIDENCE_PERMIT' | 'ANY_LOCAL_PROOF' };
  investor: { enterprise: InvestorRule; publicBody: InvestorRule };
  'website-remark': { characters: number; declaresPersonal: boolean };
  'service-contents': { only: ServiceContent[] | null; barred: ServiceContent[] };
  homepages: { count: HomepageCount };
  'pre-approvals': { types: PreApproval[] };
  'certificate-months': { months: number };
  'address-city': { same: boolean };
  'address-words': { barred: string[] };
  'address-hyphens': { barred: boolean };
  'refused-certificates': { types: string[] };
  'domain-certificates': {
    from: number;
    /** Which domains are counted: those of the order, or all of the subject. */
    per: 'ORDER' | 'SUBJECT';
  };
  'domain-days': { days: number };
  'domain-holder': { holders: DomainHolder[] };
  'domain-suffixes': { only: string[]; chinese: boolean };
  'extra-material': ExtraMaterial;
  form: { demands: FormDemand[] };
  limits: { websitesPerOrder: number };
  /** Whether the province keeps subjects from accessing further sites (继续接入). */
  'continued-access': { barred: boolean };
  'site-name-words': { barred: string[] };
  footer: { number: 'SUBJECT_NUMBER' | 'WEBSITE_NUMBER' };
  'change-after': { workingDays: number };
  'post-to-authority': {
    withinWorkingDays: number | null;
    papers: ExtraMaterial['material'][];
    /** Only with more differently named domains, or more sites of the subject, than this; without either always. */
    moreDomainsThan?: number;
    moreWebsitesThan?: number;
  };
  /** What the authority usually takes; a source's estimate. */
  'expected-days': { min: number; max: number };
  /** What the law gives the authority. */
  'legal-days': { workingDays: number };
  portal: { url: string };
  'password-recovery': { online: boolean; offline: boolean; ownLink: boolean };
  /** Words for people; nothing is computed from it. */
  note: { step: StepKey };
};

/** The steps of a filing, for showing a rule where it matters. */
export type StepKey =
  'TYPE' | 'SERVER' | 'PASSWORD' | 'DETAILS' | 'MATERIALS' | 'PHOTO' | 'SMS' | 'MAIL' | 'RESULT';

export type Topic = keyof Values;
