import { Command } from '@commander-js/extra-typings';
import { rebuildSearch } from '../../filing/search/rebuild.ts';
import type { Tenant } from '../../platform/tenancy/actor.ts';
import { modeOption, providerNamed, providerOption, withMeans } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const HOW = `
By what filings are found is kept up to date by itself. Rebuild it once after an upgrade from a version that found no names. Filings may go
on meanwhile.`;

type Done = { provider: string; mode: Tenant['mode']; filings: number };

const COLUMNS = {
  provider: ({ provider }: Done) => provider,
  mode: ({ mode }: Done) => mode.toLowerCase(),
  filings: ({ filings }: Done) => filings,
};

/** By what filings are found. */
export const searchFamily = (cli: Cli) =>
  new Command('search').description('the search among filings').addCommand(
    new Command('rebuild')
      .description('write anew by what all filings are found; the service keeps serving')
      .addOption(providerOption().makeOptionMandatory(false))
      .addOption(modeOption())
      .addHelpText('after', HOW)
      .action(
        cli.answering(({ provider, mode }) =>
          withMeans(cli, async (means) => {
            const { prisma } = means.database;
            const providers =
              provider === undefined
                ? await prisma.provider.findMany({ orderBy: { slug: 'asc' } })
                : [await providerNamed(means, provider)];
            const tenants: Done[] = [];
            for (const { id: providerId, slug } of providers)
              for (const one of mode === undefined ? (['LIVE', 'TEST'] as const) : [mode]) {
                const tenant = { providerId, mode: one };
                const { filings } = await rebuildSearch(means.database, await means.privacy(), tenant);
                tenants.push({ provider: slug, mode: one, filings });
              }
            return { text: tableOf(tenants, COLUMNS, 'There is no provider.'), json: { tenants } };
          }),
        ),
      ),
  );
