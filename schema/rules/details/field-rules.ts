import type { DomainHolder } from '../codes/domain-holders.ts';
import type { PreApproval } from '../codes/pre-approvals.ts';
import type { ServiceContent } from '../codes/service-contents.ts';
import type { HomepageCount } from '../homepage-url.ts';

/** A value together with the key of the administrative rule it comes from. */
export type Ruled<Value> = { value: Value; rule: string };

/** What a province says about the area of phone numbers. */
export type PhoneArea =
  | 'NONE'
  /** Landlines must be local; of mobiles it is a notice, as their area cannot be told from the number. */
  | 'LOCAL'
  /** Local, or the remark says why not. */
  | 'LOCAL_OR_REMARK';

/** Who may answer for the subject or a website of an organisation. */
export type PersonRule =
  | 'ANYONE'
  | 'LEGAL_REPRESENTATIVE'
  /** Someone else with a letter of authorisation, which becomes a material. */
  | 'LEGAL_REPRESENTATIVE_OR_LETTER';

export type PersonsRule =
  | 'ANY'
  | 'SAME'
  | 'DIFFERENT'
  /** The two may differ only when the subject's person is the legal representative. */
  | 'SAME_UNLESS_LEGAL_REPRESENTATIVE';

export type InvestorRule = 'ANY' | 'SUBJECT_NAME' | 'LEGAL_REPRESENTATIVE' | 'SUPERIOR_UNIT';

/**
 * The rules of one province, date and nature that concern single fields: plain data, small enough to travel to the
 * browser. The province data decide the values; this module only knows how to apply them.
 */
export type FieldRules = {
  /** Years completed today; `withProof` is a lower age that the province files with a proof it names. */
  minimumAge: Ruled<{ years: number; withProof: number | null }> | null;
  /** Highest age of a website's person. */
  maximumAge: Ruled<{ male: number; female: number }> | null;
  phoneArea: Ruled<PhoneArea>;
  /** Whether a second number is needed, and whether it must be a landline. */
  secondContact: Ruled<'OPTIONAL' | 'REQUIRED' | 'LANDLINE'>;
  /** Without a landline among the numbers the remark must say so. */
  remarkWithoutLandline: Ruled<boolean>;
  distinctEmails: Ruled<boolean>;
  emergencyDiffers: Ruled<boolean>;
  subjectPerson: Ruled<PersonRule>;
  websitePerson: Ruled<PersonRule>;
  persons: Ruled<PersonsRule>;
  investor: Ruled<InvestorRule>;
  /** Least characters of a website's remark, 0 when none is asked for. */
  websiteRemark: Ruled<{ characters: number; declaresPersonal: boolean }>;
  /** `only` the contents in the list, or none of the `barred`. */
  serviceContents: Ruled<{ only: ServiceContent[] | null; barred: ServiceContent[] }>;
  homepages: Ruled<HomepageCount>;
  /** Pre-approvals asked for here beyond those in force nationwide. */
  preApprovals: Ruled<PreApproval[]>;
  /** More than so many months of validity must be left on the certificates of persons. */
  certificateMonths: Ruled<number>;
  addressSameCity: Ruled<boolean>;
  addressBarredWords: Ruled<string[]>;
  addressWithoutHyphens: Ruled<boolean>;
  /** Personal filings only with an identity card of the province. */
  localIdentityOnly: Ruled<boolean>;
  /** Who may hold a website's domain; null: the subject itself. */
  domainHolders: Ruled<DomainHolder[]> | null;
  /** Words that names of new websites do not have here, beside those of SITE_NAME_WORDS. */
  siteNameWords: Ruled<string[]> | null;
  /** Certificates that the province refuses. */
  refusedCertificates: Ruled<string[]>;
};
