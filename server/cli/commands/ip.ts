import { Command } from '@commander-js/extra-typings';
import { rangesFiling, rangesRemoval, type RangeAct } from '../../filing/after/addresses/file-ranges.ts';
import { operateAct, type Desk } from '../../filing/after/acts/acts.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { contentOf, refusedIn } from '../input-file.ts';
import { readRanges } from '../import-file/ip-ranges.ts';
import { modeOption, providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';
import { withAuthority } from './authority-work.ts';

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
              const ranges = readRanges(await contentOf(file), file);
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
