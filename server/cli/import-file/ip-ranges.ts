import { z } from 'zod';
import { StartupError } from '../../../prisma/database.ts';
import { IpRangeUse } from '../../../prisma/generated/client/enums.ts';
import { SUBJECT_NATURES } from '../../../schema/rules/choices/subject-natures.ts';
import type { RangeInput } from '../../filing/after/addresses/file-ranges.ts';
import { natureKey } from './columns.ts';
import { readTable } from './table.ts';

/** Columns of a list of ranges, and how a spreadsheet may call them. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  range: ['地址段', 'IP地址段', 'cidr'],
  use: ['分配方式'],
  addressing: ['使用方式'],
  allocatedOn: ['分配日期'],
  allocatedTo: ['分配对象'],
  name: ['使用单位', '单位名称'],
  nature: ['单位性质'],
  province: ['省'],
  city: ['市'],
  county: ['区县'],
  street: ['详细地址'],
  contact: ['联系人'],
  phone: ['联系电话'],
  email: ['电子邮箱'],
};

const columnNamed = (cell: string): string | undefined =>
  Object.entries(COLUMNS).find(([key, names]) =>
    [key, ...names].some((name) => name.toLowerCase() === cell.trim().toLowerCase()),
  )?.[0];

const NATURES = SUBJECT_NATURES.map(({ key }) => key);

const line = z.object({
  range: z.string(),
  use: z.enum(IpRangeUse),
  addressing: z.enum(['STATIC', 'DYNAMIC', 'UNKNOWN']).optional(),
  allocatedOn: z.iso.date().optional(),
  allocatedTo: z.coerce.number().int().positive().optional(),
  nature: z.enum(NATURES).optional(),
});

const USES_IN_WORDS: Readonly<Record<string, string>> = {
  分配使用: 'ALLOCATED',
  再分配: 'REALLOCATED',
  自用: 'OWN',
  保留: 'RESERVED',
  静态: 'STATIC',
  动态: 'DYNAMIC',
  未知: 'UNKNOWN',
};

/** The user of a line, where anything is said of one; what is missing is told by the rules. */
const userIn = (cells: Readonly<Record<string, string>>, nature: (typeof NATURES)[number] | undefined) => {
  const {
    name = '',
    province = '',
    city = '',
    county,
    street = '',
    contact = '',
    phone = '',
    email = '',
  } = cells;
  return name === ''
    ? null
    : { name, nature: nature ?? 'ENTERPRISE', province, city, county, street, contact, phone, email };
};

/**
 * The provider's address ranges in a table with a heading. `file`: its name, for what is said of it.
 * @throws UnreadableFile, StartupError naming the line
 */
export function readRanges(bytes: Uint8Array, file: string): RangeInput[] {
  const { head, body } = readTable(bytes, (cell) => columnNamed(cell) !== undefined);
  return body.map(({ line: at, cells }) => {
    const said = Object.fromEntries(
      head.flatMap((heading, index) => {
        const [column, cell] = [columnNamed(heading), cells[index]?.trim() ?? ''];
        return column && cell !== '' ? [[column, USES_IN_WORDS[cell] ?? cell] as const] : [];
      }),
    );
    const read = line.safeParse({
      ...said,
      ...(said['nature'] ? { nature: natureKey(said['nature']) } : {}),
    });
    if (!read.success) throw new StartupError(`${file}, line ${at}:\n${z.prettifyError(read.error)}`);
    const { nature, ...range } = read.data;
    return { ...range, user: userIn(said, nature) };
  });
}
