import { Command } from '@commander-js/extra-typings';
import { rebuildStatistics, type Recount } from '../../filing/statistics/rebuild.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { modeOption, providerNamed, providerOption, withMeans, type Means } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const HOW = `
The statistics are kept up to date by themselves. Rebuild them after an upgrade from a version that had none, or when a restored database
was changed by hand. Filings may go on meanwhile, and the former numbers are shown until it is done. What is no longer in the history of
filings is no longer counted.`;

const MODES: readonly Tenant['mode'][] = ['LIVE', 'TEST'];

type Done = { provider: string; mode: Tenant['mode'] } & Recount;

const COLUMNS = {
  provider: ({ provider }: Done) => provider,
  mode: ({ mode }: Done) => mode.toLowerCase(),
  filings: ({ filings }: Done) => filings,
  changes: ({ moves }: Done) => moves,
};

async function rebuildAll(
  means: Means,
  { provider, mode }: { provider?: string | undefined; mode?: Tenant['mode'] | undefined },
): Promise<Done[]> {
  const { prisma } = means.database;
  const providers =
    provider === undefined
      ? await prisma.provider.findMany({ orderBy: { slug: 'asc' } })
      : [await providerNamed(means, provider)];
  const done: Done[] = [];
  for (const { id: providerId, slug } of providers)
    for (const one of mode === undefined ? MODES : [mode])
      done.push({
        provider: slug,
        mode: one,
        ...(await rebuildStatistics(means.database, { providerId, mode: one })),
      });
  return done;
}

/** What is counted of filings. */
export const statisticsFamily = (cli: Cli) =>
  new Command('statistics').description('the statistics of filings').addCommand(
    new Command('rebuild')
      .description('count the statistics anew from the history of all filings; the service keeps serving')
      .addOption(providerOption().makeOptionMandatory(false))
      .addOption(modeOption())
      .addHelpText('after', HOW)
      .action(
        cli.answering((options) =>
          withMeans(cli, async (means) => {
            const tenants = await rebuildAll(means, options);
            return { text: tableOf(tenants, COLUMNS, 'There is no provider.'), json: { tenants } };
          }),
        ),
      ),
  );
