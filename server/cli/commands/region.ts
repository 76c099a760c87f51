import { Command } from '@commander-js/extra-typings';
import { z } from 'zod';
import { regionsOf, setRegions, type Region } from '../../filing/draft/server/regions.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { readJson, refusedIn } from '../input-file.ts';
import { providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';

const listSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    area: z.string().nullable().default(null),
    mainland: z.boolean(),
  }),
);

const ABOUT = `
The file holds [{"code": "cn-hangzhou", "name": "华东1（杭州）", "area": "330100", "mainland": true}, …]; "area" is a province or city of
GB/T 2260 and is left out outside the mainland. An empty list brings the usual regions back.`;

const answer = (regions: readonly Region[]): Answer => ({
  text: regions
    .map(
      ({ code, name, area, mainland }) =>
        `${code}  ${name}  ${area ?? '-'}  ${mainland ? 'mainland' : 'elsewhere'}`,
    )
    .join('\n'),
  json: { regions },
});

/** The regions (地域) of a provider's servers: which lie in the mainland, and in which province. */
export function regionFamily(cli: Cli) {
  return new Command('region')
    .description("the regions of a provider's servers (地域)")
    .addCommand(
      new Command('list')
        .description('list the regions servers may be registered in')
        .addOption(providerOption())
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              return answer(await regionsOf(means.database.prisma, tenant));
            }),
          ),
        ),
    )
    .addCommand(
      new Command('set')
        .description('put a list of regions in place of the former one')
        .addOption(providerOption())
        .requiredOption('--file <regions.json>', 'the file with the list')
        .addHelpText('after', ABOUT)
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const regions = await readJson(options.file, listSchema);
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              const { prisma } = means.database;
              await prisma
                .$transaction((tx) => setRegions(tx, { tenant, by: OPERATOR, now: new Date(), regions }))
                .catch(refusedIn(options.file));
              return answer(await regionsOf(prisma, tenant));
            }),
          ),
        ),
    );
}
