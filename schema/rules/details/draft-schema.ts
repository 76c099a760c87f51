import * as z from 'zod/mini';
import type { FilingDetailsDraft } from './draft.ts';

const text = z.optional(z.nullable(z.string()));
const flag = z.optional(z.nullable(z.boolean()));
const keys = z.optional(z.nullable(z.array(z.string())));

const person = z.object({
  name: text,
  certificateType: text,
  certificateNumber: text,
  certificateNumberConfirmed: flag,
  certificateNumberConfirmedOn: text,
  certificateFrom: text,
  certificateUntil: text,
  mobile: text,
  landline: text,
  email: text,
  emergencyPhone: text,
  remark: text,
});

const subject = z.object({
  name: text,
  certificateAddress: text,
  certificateDivision: text,
  mailingAddress: text,
  mailingDivision: text,
  investor: text,
  legalRepresentativeName: text,
  legalRepresentativeCertificateNumber: text,
  legalRepresentativeCertificateNumberConfirmed: flag,
  legalRepresentativeCertificateNumberConfirmedOn: text,
  certificateNumberConfirmed: flag,
  certificateNumberConfirmedOn: text,
  remark: text,
});

const preApproval = z.object({ type: text, number: text });

const website = z.object({
  websiteId: z.string(),
  name: text,
  homepageUrl: text,
  serviceContents: keys,
  languages: keys,
  preApprovals: z.optional(z.nullable(z.array(preApproval))),
  accessMethod: text,
  domainHolder: text,
  samePerson: flag,
  person: z.optional(z.nullable(person)),
  remark: text,
});

/** What the fields of the details are called, wherever they stand. */
export const DETAIL_FIELDS: ReadonlySet<string> = new Set(
  [subject, person, website, preApproval].flatMap(({ shape }) => Object.keys(shape)),
);

/** The draft's shape, for reading one back from storage; unknown members are dropped. It judges no content. */
export const filingDetailsDraft: z.ZodMiniType<FilingDetailsDraft> = z.object({
  subject: z.optional(z.nullable(subject)),
  subjectPerson: z.optional(z.nullable(person)),
  websites: z.optional(z.nullable(z.array(website))),
});
