import { z } from 'zod';
import { raggedLine, roundedNumbers, type Fault } from './cell-faults.ts';
import {
  certificateTypeKey,
  columnOf,
  COLUMNS,
  natureKey,
  placeCodes,
  REQUIRED,
  saysYes,
  type ColumnKey,
} from './columns.ts';
import { readTable, textOf, UnreadableFile } from './table.ts';

const person = z.object({
  name: z.string().nullish(),
  certificateNumber: z.string().nullish(),
  mobile: z.string().nullish(),
  landline: z.string().nullish(),
  email: z.string().nullish(),
});

const record = z.object({
  applicantRef: z.string().nullish(),
  subjectNumber: z.string(),
  name: z.string(),
  nature: z.string(),
  certificateType: z.string(),
  certificateNumber: z.string(),
  province: z.string(),
  city: z.string(),
  county: z.string(),
  openOrder: z.boolean().nullish(),
  certificateAddress: z.string().nullish(),
  mailingAddress: z.string().nullish(),
  investor: z.string().nullish(),
  person: person.nullish(),
  sites: z.array(
    z.object({
      websiteNumber: z.string(),
      name: z.string().nullish(),
      domains: z.array(z.string()),
      authorityAccessId: z.string().nullish(),
      homepageUrl: z.string().nullish(),
      person: person.nullish(),
    }),
  ),
});

/** A subject with its sites, as `importFilingRecords` takes it. */
export type FileRecord = z.infer<typeof record>;

/** A record and where it stands: line of a table, or place in a JSON list, both counted from 1. */
export type Placed = { line: number; record: FileRecord; unlike?: Unlike[]; faults?: Fault[] };

/** A later line of the same subject that says something else of it. */
export type Unlike = { field: string; line: number };

/** What the contract calls what a file may say in words. */
const inTerms = (one: FileRecord): FileRecord => ({
  ...one,
  nature: natureKey(one.nature),
  certificateType: certificateTypeKey(one.certificateType),
  ...placeCodes(one),
});

function fromJson(text: string): Placed[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new UnreadableFile('The file is not valid JSON.');
  }
  const parsed = z.array(record).safeParse(content);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new UnreadableFile(`${first?.path.join('.') ?? ''}: ${first?.message ?? 'not a list of records'}`);
  }
  return parsed.data.map((one, index) => ({ line: index + 1, record: inTerms(one) }));
}

type Row = Partial<Record<ColumnKey, string>>;

function headingsOf(cells: readonly string[]): (ColumnKey | undefined)[] {
  const keys = cells.map((cell) => columnOf(cell));
  const missing = COLUMNS.filter(({ key }) => !keys.includes(key) && REQUIRED.has(key));
  if (missing.length > 0)
    throw new UnreadableFile(
      `Columns are missing: ${missing.map(({ key, zh }) => `${key} (${zh})`).join(', ')}.`,
    );
  return keys;
}

const rowOf = (keys: readonly (ColumnKey | undefined)[], cells: readonly string[]): Row =>
  Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, cells[at] ?? '']] : [])));

type FilePerson = z.infer<typeof person>;

/** The columns of a person that are filled in; a table without any of them says nothing of persons. */
function personOf(row: Row, whose: 'person' | 'sitePerson'): { person?: FilePerson } {
  const cells: FilePerson = {
    name: row[`${whose}Name`],
    certificateNumber: row[`${whose}CertificateNumber`],
    mobile: row[`${whose}Mobile`],
    landline: row[`${whose}Landline`],
    email: row[`${whose}Email`],
  };
  const filled = Object.entries(cells).filter(([, value]) => Boolean(value));
  return filled.length > 0 ? { person: Object.fromEntries(filled) } : {};
}

const siteOf = (row: Row): FileRecord['sites'][number] => ({
  websiteNumber: row.websiteNumber ?? '',
  name: row.siteName || null,
  domains: (row.domains ?? '').split(/[\s;；,，、|]+/).filter(Boolean),
  ...(row.authorityAccessId ? { authorityAccessId: row.authorityAccessId } : {}),
  ...(row.homepageUrl ? { homepageUrl: row.homepageUrl } : {}),
  ...personOf(row, 'sitePerson'),
});

/** What every line says of its subject; one left empty says what the first line says. */
const OF_THE_SUBJECT: readonly ColumnKey[] = [
  'applicantRef',
  'name',
  'nature',
  'certificateType',
  'certificateNumber',
  'province',
  'city',
  'county',
];

const unlikeIn = (first: Row, row: Row, line: number): Unlike[] =>
  OF_THE_SUBJECT.filter((field) => Boolean(row[field]) && row[field] !== (first[field] ?? '')).map(
    (field) => ({ field, line }),
  );

const recordOf = (row: Row): FileRecord =>
  inTerms({
    applicantRef: row.applicantRef || null,
    subjectNumber: row.subjectNumber ?? '',
    name: row.name ?? '',
    nature: row.nature ?? '',
    certificateType: row.certificateType ?? '',
    certificateNumber: row.certificateNumber ?? '',
    province: row.province ?? '',
    city: row.city ?? '',
    county: row.county ?? '',
    openOrder: saysYes(row.openOrder ?? ''),
    ...(row.certificateAddress ? { certificateAddress: row.certificateAddress } : {}),
    ...(row.mailingAddress ? { mailingAddress: row.mailingAddress } : {}),
    ...(row.investor ? { investor: row.investor } : {}),
    ...personOf(row, 'person'),
    sites: [siteOf(row)],
  });

/** Lines of one subject become one record with several sites; it stands where its first line stands. */
function fromTable(bytes: Uint8Array): Placed[] {
  const { head, body } = readTable(bytes, (cell) => columnOf(cell) !== undefined);
  const keys = headingsOf(head);
  const placed: Placed[] = [];
  const bySubject = new Map<string, { first: Row; placed: Placed }>();
  for (const { line, cells } of body) {
    const row = rowOf(keys, cells);
    const ragged = raggedLine(keys, cells);
    const faults = ragged ? [ragged] : roundedNumbers(row);
    const known = ragged ? undefined : bySubject.get(row.subjectNumber ?? '');
    if (known) {
      known.placed.record.sites.push(siteOf(row));
      const unlike = unlikeIn(known.first, row, line);
      if (unlike.length > 0) known.placed.unlike = [...(known.placed.unlike ?? []), ...unlike];
      if (faults.length > 0) known.placed.faults = [...(known.placed.faults ?? []), ...faults];
      continue;
    }
    const one: Placed = { line, record: recordOf(row), ...(faults.length > 0 ? { faults } : {}) };
    placed.push(one);
    if (!ragged) bySubject.set(row.subjectNumber ?? '', { first: row, placed: one });
  }
  return placed;
}

/**
 * The records of a former platform (原平台) in a file: a table with one line a site, or a JSON list of records.
 * @throws UnreadableFile
 */
export const readRecords = (bytes: Uint8Array, kind: 'csv' | 'json'): Placed[] =>
  kind === 'json' ? fromJson(textOf(bytes).replace(/^\uFEFF/, '')) : fromTable(bytes);
