import type { Maybe } from '../text.ts';

/** An answer that may be open. */
export type Confirmed = boolean | null | undefined;

/** A responsible person 负责人, as far as it has been filled in. Dates are `YYYY-MM-DD`; an end may be `LONG_TERM`. */
export type PersonDraft = {
  name?: Maybe;
  certificateType?: Maybe;
  certificateNumber?: Maybe;
  /** The number stands on the paper as it was typed, although its check character fails. */
  certificateNumberConfirmed?: Confirmed;
  /** The day in China on which that was said, `YYYY-MM-DD`; kept by the service. */
  certificateNumberConfirmedOn?: Maybe;
  certificateFrom?: Maybe;
  certificateUntil?: Maybe;
  /** 联系方式1: receives the SMS check. */
  mobile?: Maybe;
  /** 联系方式2: a second number, mobile or landline. */
  landline?: Maybe;
  email?: Maybe;
  emergencyPhone?: Maybe;
  remark?: Maybe;
};

/** The subject 主办单位 beyond what the type check already fixed. */
export type SubjectDraft = {
  name?: Maybe;
  /** 证件住所: the address printed on the certificate. */
  certificateAddress?: Maybe;
  /** County of the certificate's address, GB/T 2260; that of the type check where absent. */
  certificateDivision?: Maybe;
  mailingAddress?: Maybe;
  /** County of the mailing address, likewise. */
  mailingDivision?: Maybe;
  /** 投资人或主管单位 */
  investor?: Maybe;
  legalRepresentativeName?: Maybe;
  legalRepresentativeCertificateNumber?: Maybe;
  legalRepresentativeCertificateNumberConfirmed?: Confirmed;
  legalRepresentativeCertificateNumberConfirmedOn?: Maybe;
  /** Of the subject's own number, which the type check fixed. */
  certificateNumberConfirmed?: Confirmed;
  certificateNumberConfirmedOn?: Maybe;
  remark?: Maybe;
};

export type PreApprovalDraft = { type?: Maybe; number?: Maybe };

export type WebsiteDraft = {
  /** Id of the filing's website that these details belong to. */
  websiteId: string;
  name?: Maybe;
  /** 首页URL without scheme; several are separated by semicolons. */
  homepageUrl?: Maybe;
  serviceContents?: readonly string[] | null;
  languages?: readonly string[] | null;
  preApprovals?: readonly PreApprovalDraft[] | null;
  accessMethod?: Maybe;
  /** Who the registrar names as holder of its domains: a key of DOMAIN_HOLDERS. */
  domainHolder?: Maybe;
  /** The person of the subject answers for the website too. */
  samePerson?: boolean | null;
  person?: PersonDraft | null;
  remark?: Maybe;
};

/** 接入信息 as it is saved while someone works on it: anything may be missing or wrong. */
export type FilingDetailsDraft = {
  subject?: SubjectDraft | null;
  subjectPerson?: PersonDraft | null;
  websites?: readonly WebsiteDraft[] | null;
};

export const EMPTY_PERSON: PersonDraft = {};
