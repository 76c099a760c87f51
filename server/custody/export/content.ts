import * as z from 'zod';

const moment = z.iso.datetime();

const paper = z.object({
  id: z.string(),
  kind: z.string(),
  contentType: z.string().nullable(),
  storedAt: moment.nullable(),
  file: z
    .string()
    .nullable()
    .describe('Path from the folder of this file; null when the storage has lost it.'),
  read: z
    .array(z.object({ key: z.string(), value: z.string(), confidence: z.number() }))
    .nullable()
    .describe('What was read of it by machine; null when it was not read.'),
});

const website = z.object({
  websiteNumber: z.string(),
  name: z.string().nullable(),
  domains: z.array(z.string()),
  result: z.string(),
  server: z.string().nullable().describe('The provider’s own name of the server.'),
});

const filing = z.object({
  id: z.string(),
  kind: z.string(),
  state: z.string(),
  subjectNumber: z.string(),
  externalRef: z.string().nullable(),
  createdAt: moment,
  submittedAt: moment.nullable(),
  handedOverAt: moment.nullable(),
  decidedAt: moment.nullable(),
  details: z
    .unknown()
    .describe('What was entered: subject, responsible persons, websites; field names as in the API.'),
  websites: z.array(website),
  papers: z.array(paper),
  reviews: z.array(z.object({ decision: z.string(), at: moment, remarks: z.unknown() })),
  backdropAddress: z
    .unknown()
    .describe('Where a backdrop (幕布) was posted to; null when none was asked for.'),
  smsChecks: z.array(z.object({ sentAt: moment, outcome: z.string(), phone: z.unknown() })),
  consents: z.array(
    z.object({
      purpose: z.string(),
      version: z.string(),
      hash: z.string().nullable(),
      grantedAt: moment,
      withdrawnAt: moment.nullable(),
    }),
  ),
  history: z.array(z.object({ type: z.string(), at: moment, by: z.string() })),
});

const record = z.object({
  subjectNumber: z.string(),
  source: z.string(),
  filed: z.unknown().describe('What the authority holds, as far as it is known here.'),
  websites: z.array(
    z.object({
      websiteNumber: z.string(),
      name: z.string().nullable(),
      domains: z.array(z.string()),
      accessSince: moment.nullable(),
      accessCancelledAt: moment.nullable(),
    }),
  ),
});

/** Everything that is held of one subject, as it is written into an export. A filing password is a secret and never part of it. */
export const exportedSubject = z.object({
  format: z.literal(1),
  exportedAt: moment,
  subject: z.object({
    id: z.string(),
    nature: z.string(),
    certificateType: z.string(),
    identity: z.unknown().describe('Number of the certificate, and the name where it is known.'),
    province: z.string(),
    city: z.string(),
    county: z.string().nullable(),
    createdAt: moment,
    applicant: z.object({ id: z.string(), externalRef: z.string() }),
  }),
  records: z.array(record),
  filings: z.array(filing),
});

export type ExportedSubject = z.output<typeof exportedSubject>;

/** JSON Schema (2020-12) of {@link exportedSubject}, which lies beside it. */
export const exportSchema = (): object => z.toJSONSchema(exportedSubject);
