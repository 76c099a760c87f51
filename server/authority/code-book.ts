import { ACCESS_MODES, SERVER_LOCATIONS } from './protocol/codes/tables/access-codes.ts';
import { ATTACHMENT_FORMATS, ATTACHMENT_USES } from './protocol/codes/tables/attachment-codes.ts';
import { CERTIFICATE_TYPES } from './protocol/codes/tables/certificate-types.ts';
import type { CodeRow } from './protocol/codes/tables/code-row.ts';
import { UNIT_NATURES } from './protocol/codes/tables/unit-natures.ts';
import { LANGUAGES, PRE_APPROVALS, SERVICE_CONTENTS } from './protocol/codes/tables/website-codes.ts';
import type { CodedTable } from './protocol/documents/rules/codes.ts';

/** A row of a table as it is in force. */
export type BookRow = {
  readonly code: number;
  readonly name: string;
  readonly valid: boolean;
  /** Province of GB/T 2260, of a server location. */
  readonly province: string | null;
};

/**
 * The authority's code tables as one provider has them in one mode: the downloaded one (JCDM) where there is one, else the
 * seed. The only place where codes are looked up.
 */
export interface CodeBook {
  isDownloaded(table: CodedTable): boolean;
  rows(table: CodedTable): readonly BookRow[];
  /** Whether an upload may carry the code. A seed is no authority, so it forbids nothing. */
  allows(table: CodedTable, code: number): boolean;
  /**
   * What the authority calls the thing that the seed calls `seedCode`: the row of the same meaning, else the same code;
   * null when that code has come to mean something else or is gone.
   */
  codeFor(table: CodedTable, seedCode: number): number | null;
}

/** What stands in for each table until it was downloaded; the reasons for cancelling (Zxly) were found in no source. */
const SEEDS: Readonly<Record<CodedTable, readonly (CodeRow & { readonly province?: string })[]>> = {
  Gj_dms: SERVER_LOCATIONS,
  Wzjrfs_dms: ACCESS_MODES,
  Wzfwlx_dms: SERVICE_CONTENTS,
  Wzjylx_dms: PRE_APPROVALS,
  Yylb_dms: LANGUAGES,
  Dwxz_dms: UNIT_NATURES,
  Zjlx_dms: CERTIFICATE_TYPES,
  Fjwjgs_dms: ATTACHMENT_FORMATS,
  Fjytlx_dms: ATTACHMENT_USES,
  Zxly_dms: [],
};

export const CODED_TABLES: readonly CodedTable[] = Object.keys(SEEDS).filter((name): name is CodedTable =>
  Object.hasOwn(SEEDS, name),
);

type StoredRow = { table: string; code: string; name: string; valid: boolean; data: unknown };

const seedRow = ({ code, name, province }: CodeRow & { readonly province?: string }): BookRow => ({
  code,
  name,
  valid: true,
  province: province ?? null,
});

const provinceIn = (data: unknown): string | null => {
  const { Shengid: province } = Object.fromEntries<unknown>(Object.entries(data ?? {}));
  return typeof province === 'number' ? String(province) : null;
};

const storedRow = ({ code, name, valid, data }: StoredRow): BookRow => ({
  code: Number(code),
  name,
  valid,
  province: provinceIn(data),
});

const sameName = (one: string, other: string): boolean =>
  one.trim().toUpperCase() === other.trim().toUpperCase();

/** Locations are told apart by their province, everything else by its name. */
const means = (row: BookRow, seed: BookRow): boolean =>
  seed.province === null ? sameName(row.name, seed.name) : row.province === seed.province;

/** The tables as stored rows and seeds give them. */
export function codeBook(stored: readonly StoredRow[]): CodeBook {
  const seeds = (table: CodedTable): BookRow[] => SEEDS[table].map(seedRow);
  const downloaded = new Map<string, BookRow[]>();
  for (const row of stored) downloaded.set(row.table, [...(downloaded.get(row.table) ?? []), storedRow(row)]);
  return {
    isDownloaded: (table) => downloaded.has(table),
    rows: (table) => downloaded.get(table) ?? seeds(table),
    allows: (table, code) => downloaded.get(table)?.some((row) => row.valid && row.code === code) ?? true,
    codeFor(table, seedCode) {
      const valid = downloaded.get(table)?.filter((row) => row.valid);
      if (!valid) return seedCode;
      const seed = seeds(table).find(({ code }) => code === seedCode);
      const meant = seed && valid.find((row) => means(row, seed));
      // A place has no other sign than its province: another row under the same number is another place.
      if (meant || seed?.province) return meant?.code ?? null;
      const same = valid.find(({ code }) => code === seedCode);
      const taken = same && seeds(table).some((other) => other.code !== seedCode && means(same, other));
      return same && !taken ? same.code : null;
    },
  };
}
