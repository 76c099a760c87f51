import type { Violation } from '../../fault.ts';
import type { CodeTableName } from '../layouts/download/code-tables.ts';

/** Elements of uploads that carry a code, with the table (JCDM) it is from (protocol reference §8). */
const TABLES = {
  Fbdd: 'Gj_dms',
  Jrfs: 'Wzjrfs_dms',
  Fwnr_id: 'Wzfwlx_dms',
  Nrlx_id: 'Wzjylx_dms',
  Yylb_id: 'Yylb_dms',
  Dwxz: 'Dwxz_dms',
  Zjlx: 'Zjlx_dms',
  Fzr_zjlx: 'Zjlx_dms',
  Fjwjgs: 'Fjwjgs_dms',
  Fjyt: 'Fjytlx_dms',
  Zxly: 'Zxly_dms',
} as const satisfies Readonly<Record<string, CodeTableName>>;

/** A table whose codes uploads carry. */
export type CodedTable = (typeof TABLES)[keyof typeof TABLES];

/** Whether an upload may carry a code of a table. */
export type CodeCheck = (table: CodedTable, code: number) => boolean;

const isCoded = (name: string): name is keyof typeof TABLES => Object.hasOwn(TABLES, name);

/** Every code, wherever it stands, must be in force in its table. */
export function checkCodes(value: unknown, path: string, allows: CodeCheck): readonly Violation[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => checkCodes(each, `${path}[${index + 1}]`, allows));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    if (name.startsWith('$')) return [];
    const below = `${path}/${name}`;
    return isCoded(name) ? wrongCodes(each, below, TABLES[name], allows) : checkCodes(each, below, allows);
  });
}

function wrongCodes(
  value: unknown,
  path: string,
  table: CodedTable,
  allows: CodeCheck,
): readonly Violation[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => wrongCodes(each, `${path}[${index + 1}]`, table, allows));
  if (typeof value !== 'number' || allows(table, value)) return [];
  return [{ path, rule: 'code-table', message: `must be a valid code of the downloaded table ${table}` }];
}
