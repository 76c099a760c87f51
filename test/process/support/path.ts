import type { MaterialKind } from '../../../prisma/generated/client/enums.ts';
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import type { Applicant } from '../../testkit/applicant.ts';
import type { Result } from '../../testkit/caller.ts';
import type { Desk } from '../../testkit/desk.ts';
import { Filing } from '../../testkit/filing.ts';
import type { Filed } from './subjects.ts';

/** One row of an import: a filed subject with some of its sites. */
export const importRow = (filed: Filed, sites = filed.sites, extra: object = {}): object => {
  const { domains: _domains, ...type } = filed.type;
  return { ...type, subjectNumber: filed.member.subjectNumber, name: filed.name, sites, ...extra };
};

export const IMPORT = `mutation ($input: ImportFilingRecordsInput!) { importFilingRecords(input: $input) { __typename
  ... on ImportFilingRecordsSuccess { reports { row subjectNumber outcome issues { path code message } } }
  ... on ValidationError { issues { path code } } } }`;

export type Report = {
  row: number;
  subjectNumber: string;
  outcome: string;
  issues: { path: string[]; code: string; message: string }[];
};

/** Imports rows at the desk and gives the report. */
export async function imports(desk: Desk, records: object[], dryRun = false): Promise<Report[]> {
  const { importFilingRecords } = await desk.provider.query<{ importFilingRecords: { reports: Report[] } }>(
    IMPORT,
    { input: { dryRun, records } },
  );
  return importFilingRecords.reports;
}

const CLAIM = `mutation ($input: ClaimFilingRecordInput!) { claimFilingRecord(input: $input) { __typename
  ... on ClaimFilingRecordSuccess { subjects { id records { subjectNumber } } }
  ... on ValidationError { issues { path code message } } ... on Error { code message } } }`;

/** Claims an imported record; any answer will do. */
export const triesToClaim = async (
  owner: Applicant,
  input: { subjectNumber: string; password: string },
): Promise<Result> =>
  (await owner.caller.query<{ claimFilingRecord: Result }>(CLAIM, { input })).claimFilingRecord;

/** Claims an imported record, which must succeed. */
export async function claims(
  owner: Applicant,
  input: { subjectNumber: string; password: string },
): Promise<void> {
  const result = await triesToClaim(owner, input);
  if (result.__typename !== 'ClaimFilingRecordSuccess') throw new Error(JSON.stringify(result));
}

export type SubjectShown = {
  id: string;
  records: { subjectNumber: string; source: string; websites: { websiteNumber: string }[] }[];
  continuation: {
    canContinue: boolean;
    obstacle: string | null;
    message: string | null;
    openFilingId: string | null;
    wayOut: string | null;
  };
};

/** The applicant's own subjects, and whether each can continue. */
export async function subjectsOf(owner: Applicant): Promise<SubjectShown[]> {
  const { subjects } = await owner.caller.query<{ subjects: { edges: { node: SubjectShown }[] } }>(
    `{ subjects(first: 10) { edges { node { id records { subjectNumber source websites { websiteNumber } }
      continuation { canContinue obstacle message openFilingId wayOut } } } } }`,
  );
  return subjects.edges.map(({ node }) => node);
}

/** Asks to continue with sites of the one subject the applicant holds. */
export async function triesToContinue(owner: Applicant, domains: string[]): Promise<Result> {
  const [subject] = await subjectsOf(owner);
  if (!subject) throw new Error('the applicant holds no subject');
  return owner.caller.mutate('continueFiling', { subjectId: subject.id, domains });
}

/** The order that a mutation opened, in the hands of its applicant. */
export async function opened(owner: Applicant, filed: Filed, result: Result): Promise<Filing> {
  if (!result.__typename.endsWith('Success')) throw new Error(JSON.stringify(result));
  const { id } = (result as unknown as { filing: { id: string } }).filing;
  const { filing } = await owner.caller.query<{ filing: { websites: { id: string }[] } }>(
    'query ($id: ID!) { filing(id: $id) { websites { id } } }',
    { id },
  );
  return new Filing(
    owner,
    filed,
    id,
    filing.websites.map((site) => site.id),
  );
}

let heavy: Promise<Buffer> | undefined;

/** A picture of more than the 200 KB that a domain certificate has at least. */
const aHeavyPaper = (): Promise<Buffer> =>
  (heavy ??= sharp(randomBytes(640 * 420 * 3), { raw: { width: 640, height: 420, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer());

/** Uploads everything that is asked for, domain certificates included, and agrees to what the submission needs. */
export async function bringsEverything(filing: Filing): Promise<string[]> {
  await filing.consents('AUTHORITY');
  type Slot = { kind: MaterialKind; websiteId: string | null; required: boolean };
  const { filing: shown } = await filing.owner.caller.query<{ filing: { materialSlots: Slot[] } }>(
    'query ($id: ID!) { filing(id: $id) { materialSlots { kind websiteId required } } }',
    { id: filing.id },
  );
  const wanted = shown.materialSlots.filter(({ required }) => required);
  for (const { kind, websiteId } of wanted) {
    const file = kind === 'DOMAIN_CERTIFICATE' ? await aHeavyPaper() : undefined;
    const response = await filing.uploads(kind, websiteId, file);
    if (!response.ok) throw new Error(`${kind}: ${response.status} ${await response.text()}`);
  }
  filing.isAt('UPLOAD');
  return wanted.map(({ kind }) => kind);
}
