import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { z } from 'zod';
import {
  certificateTypeKey,
  columnOf,
  COLUMNS,
  natureKey,
  REQUIRED,
  saysYes,
  type ColumnKey,
} from './columns.ts';

/** The file is not one that can be imported; the message says where and why. */
export class UnreadableFile extends Error {}

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
      homepageUrl: z.string().nullish(),
      person: person.nullish(),
    }),
  ),
});

/** A subject with its sites, as `importFilingRecords` takes it. */
export type FileRecord = z.infer<typeof record>;

/** A record and where it stands: line of a table, or place in a JSON list, both counted from 1. */
export type Placed = { line: number; record: FileRecord; unlike?: Unlike[] };

/** A later line of the same subject that says something else of it. */
export type Unlike = { field: string; line: number };

/** The text of a file: UTF-8, with or without a byte order mark, or GBK, as Chinese spreadsheets write it. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return iconv.decode(Buffer.from(bytes), 'gbk');
  }
}

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
  return parsed.data.map((one, index) => ({ line: index + 1, record: one }));
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

/** What the reader gives with `info`: its own types know only the cells. */
const csvLines = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

function rowsOf(text: string): { line: number; row: Row }[] {
  let lines: z.infer<typeof csvLines>;
  try {
    lines = csvLines.parse(parse(text, { bom: true, trim: true, skip_empty_lines: true, info: true }));
  } catch (error) {
    throw new UnreadableFile(error instanceof Error ? error.message : 'The file is no table.');
  }
  const [head, ...body] = lines;
  if (!head) throw new UnreadableFile('The file is empty.');
  const keys = headingsOf(head.record);
  return body.map(({ record: cells, info }) => ({
    line: info.lines,
    row: Object.fromEntries(keys.flatMap((key, at) => (key ? [[key, cells[at] ?? '']] : []))),
  }));
}

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

/** Lines of one subject become one record with several sites; it stands where its first line stands. */
function fromTable(text: string): Placed[] {
  const bySubject = new Map<string, Placed>();
  const firstOf = new Map<string, Row>();
  for (const { line, row } of rowsOf(text)) {
    const subjectNumber = row.subjectNumber ?? '';
    const known = bySubject.get(subjectNumber);
    if (known) {
      known.record.sites.push(siteOf(row));
      const unlike = unlikeIn(firstOf.get(subjectNumber) ?? {}, row, line);
      if (unlike.length > 0) known.unlike = [...(known.unlike ?? []), ...unlike];
      continue;
    }
    firstOf.set(subjectNumber, row);
    bySubject.set(subjectNumber, {
      line,
      record: {
        applicantRef: row.applicantRef || null,
        subjectNumber,
        name: row.name ?? '',
        nature: natureKey(row.nature ?? ''),
        certificateType: certificateTypeKey(row.certificateType ?? ''),
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
      },
    });
  }
  return [...bySubject.values()];
}

/**
 * The records of a former platform (原平台) in a file: a CSV table with one line a site, or a JSON list of records.
 * @throws UnreadableFile
 */
export const readRecords = (bytes: Uint8Array, kind: 'csv' | 'json'): Placed[] =>
  kind === 'json' ? fromJson(textOf(bytes).replace(/^\uFEFF/, '')) : fromTable(textOf(bytes));
