import { Command } from '@commander-js/extra-typings';
import { StartupError } from '../../../prisma/startup-error.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { allowOrigin, originsOf, parseOrigin, removeOrigin } from '../../platform/tenancy/origins.ts';
import { changing, modeOption, providerOption, tenantNamed, withMeans } from '../means.ts';
import { tableOf } from '../table.ts';
import type { Cli } from '../terminal.ts';

const about = (name: string, description: string) =>
  new Command(name)
    .description(description)
    .addOption(providerOption())
    .addOption(modeOption().makeOptionMandatory());

/** The origins whose pages may embed the form. */
export const originFamily = (cli: Cli) =>
  new Command('origin')
    .description('the origins whose pages may embed the form')
    .addCommand(
      about('allow', 'allow the pages of an origin')
        .argument('<origin>', 'such as https://www.example.com; in test mode http://localhost:3000 too')
        .action(
          cli.answering((origin, options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, options);
              const row = await changing(means, (tx, now) =>
                allowOrigin(tx, { tenant, by: OPERATOR, now, origin }),
              );
              return { text: `${row.origin} is allowed (${row.id}).`, json: row };
            }),
          ),
        ),
    )
    .addCommand(
      about('remove', 'take an origin away; its pages are refused at once')
        .argument('<origin>', 'the origin or its id (org_…)')
        .action(
          cli.answering((text, options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, options);
              const origin = parseOrigin(text, tenant.mode);
              const found = (await originsOf(means.database.prisma, tenant)).find(
                (one) => one.id === text || one.origin === origin,
              );
              if (!found) throw new StartupError(`${text} is not among the allowed origins.`);
              await changing(means, (tx, now) =>
                removeOrigin(tx, { tenant, by: OPERATOR, now, id: found.id }),
              );
              return { text: `${found.origin} is no longer allowed.`, json: found };
            }),
          ),
        ),
    )
    .addCommand(
      about('list', 'list the allowed origins').action(
        cli.answering((options) =>
          withMeans(cli, async (means) => {
            const origins = await originsOf(means.database.prisma, await tenantNamed(means, options));
            const columns = {
              origin: ({ origin }: { origin: string }) => origin,
              id: ({ id }: { id: string }) => id,
              since: ({ createdAt }: { createdAt: Date }) => createdAt,
            };
            return { text: tableOf(origins, columns, 'No origin is allowed.'), json: { origins } };
          }),
        ),
      ),
    );
