import { Command } from '@commander-js/extra-typings';
import { z } from 'zod';
import { StartupError } from '../../../prisma/database.ts';
import { IpRangeUse } from '../../../prisma/generated/client/enums.ts';
import { SUBJECT_NATURES } from '../../../schema/rules/choices/subject-natures.ts';
import {
  rangesFiling,
  rangesRemoval,
  type RangeAct,
  type RangeInput,
} from '../../filing/after/addresses/file-ranges.ts';
import { operateAct, type Desk } from '../../filing/after/acts/acts.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { natureKey } from '../import-file/columns.ts';
import { contentOf, refusedIn } from '../input-file.ts';
import { readTable, UnreadableFile } from '../import-file/table.ts';
import { modeOption, providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';
import { withAuthority } from './authority-work.ts';

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

/** The ranges of a table with a heading. @throws StartupError naming the line */
function rangesIn(bytes: Uint8Array, file: string): RangeInput[] {
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

async function rangesOfFile(file: string): Promise<RangeInput[]> {
  const bytes = await contentOf(file);
  try {
    return rangesIn(bytes, file);
  } catch (error) {
    if (error instanceof UnreadableFile) throw new StartupError(`${file}: ${error.message}`);
    throw error;
  }
}

const ABOUT = `
The file is a table (CSV, UTF-8 or GBK) with the columns range, use (ALLOCATED, REALLOCATED, OWN, RESERVED), addressing (STATIC, DYNAMIC,
UNKNOWN), allocatedOn, allocatedTo, and of the user name, nature, province, city, county, street, contact, phone, email; the headings and
words of the authority (地址段, 分配方式, 自用, …) are understood, too.`;

type Whose = { provider: string; mode: Tenant['mode'] };

/** The provider's address ranges as they are filed with the authority (IP 地址备案). */
export function ipFamily(cli: Cli) {
  const about = (name: string, description: string) =>
    new Command(name)
      .description(description)
      .addOption(providerOption())
      .addOption(modeOption().default('LIVE' as const, 'live'));

  const carriedOut = (whose: Whose, prepare: (desk: Desk, tenant: Tenant) => Promise<RangeAct>) =>
    withMeans(cli, async (means): Promise<Answer> => {
      const tenant = await tenantNamed(means, whose);
      return withAuthority(means, async (desk) => {
        const { prepared, ids } = await prepare(desk, tenant);
        await operateAct(desk, tenant, prepared, OPERATOR);
        const sent = prepared.isSent !== false;
        return { text: `${sent ? 'The authority has them' : 'Noted'}: ${ids.length}.`, json: { ids, sent } };
      });
    });

  return new Command('ip')
    .description('the address ranges that are filed with the authority (IP 地址备案)')
    .addCommand(
      about('list', 'list the ranges, and whether each is filed').action(
        cli.answering((whose) =>
          withMeans(cli, async (means): Promise<Answer> => {
            const { providerId, mode } = await tenantNamed(means, whose);
            const ranges = await means.database.prisma.ipRange.findMany({
              where: { providerId, mode },
              select: {
                id: true,
                first: true,
                last: true,
                use: true,
                state: true,
                pending: true,
                code: true,
              },
              orderBy: { first: 'asc' },
            });
            const text = ranges.map(({ id, first, last, use, state, pending, code }) =>
              [id, `${first}-${last}`, use, state, pending ? `waits (${pending})` : '', code ?? '']
                .join('  ')
                .trimEnd(),
            );
            return { text: text.join('\n') || 'No range is listed.', json: { ranges } };
          }),
        ),
      ),
    )
    .addCommand(
      about('file', 'file the ranges of a table (IP/XZBA)')
        .argument('<ranges.csv>', 'the table')
        .option('--already-filed', 'only note them: they are filed by other means')
        .addHelpText('after', ABOUT)
        .action(
          cli.answering((file, { alreadyFiled = false, ...whose }) =>
            carriedOut(whose, async (desk, tenant) => {
              const ranges = await rangesOfFile(file);
              return rangesFiling(desk, tenant, { ranges, alreadyFiled }).catch(refusedIn(file));
            }),
          ),
        ),
    )
    .addCommand(
      about('remove', 'take ranges out of the filing (IP/SCBA)')
        .argument('<id...>', 'the ranges, ipr_…')
        .action(
          cli.answering((rangeIds, whose) =>
            carriedOut(whose, (desk, tenant) => rangesRemoval(desk, tenant, { rangeIds })),
          ),
        ),
    );
}
