import { Command } from '@commander-js/extra-typings';
import { z } from 'zod';
import { SlotsPer } from '../../../prisma/generated/client/enums.ts';
import { productsOf, setProducts, type Product } from '../../filing/draft/server/products.ts';
import { OPERATOR } from '../../platform/tenancy/audit.ts';
import { readJson, refusedIn } from '../input-file.ts';
import { providerOption, tenantNamed, withMeans } from '../means.ts';
import type { Answer, Cli } from '../terminal.ts';

const listSchema = z.array(
  z.strictObject({
    code: z.string(),
    name: z.string(),
    termMonths: z.number().nullable().default(null),
    remainingMonths: z.number(),
    minimumPrice: z.number().nullable().default(null),
    slots: z.number(),
    slotsPer: z.enum(SlotsPer).default('INSTANCE'),
    filable: z.boolean().default(true),
    serviceCodes: z.boolean().default(true),
  }),
);

const ABOUT = `
The file holds [{"code": "ecs", "name": "云服务器", "termMonths": 3, "remainingMonths": 3, "slots": 5}, …]. "termMonths" is what must have been
bought (left out: any term), "remainingMonths" what must be left, "minimumPrice" what must have been paid, in fen (left out: any price), "slotsPer"
INSTANCE or ACCOUNT, "filable" false where no site can be filed on it, "serviceCodes" false where none are issued. An empty list brings the usual
products of 2019 back.`;

const answer = (products: readonly Product[]): Answer => ({
  text: products
    .map(({ code, name, termMonths, remainingMonths, slots, slotsPer, filable }) =>
      filable
        ? `${code}  ${name ?? '-'}  ${termMonths ?? 0} months, ${remainingMonths} left  ${slots} per ${slotsPer.toLowerCase()}`
        : `${code}  ${name ?? '-'}  cannot be filed on`,
    )
    .join('\n'),
  json: { products },
});

/** The products (产品) of a provider, with the terms on which sites are filed on them. */
export function productFamily(cli: Cli) {
  return new Command('product')
    .description('the products of a provider and their terms (产品)')
    .addCommand(
      new Command('list')
        .description('list the products servers may be registered as')
        .addOption(providerOption())
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              return answer(await productsOf(means.database.prisma, tenant));
            }),
          ),
        ),
    )
    .addCommand(
      new Command('set')
        .description('put a list of products in place of the former one')
        .addOption(providerOption())
        .requiredOption('--file <products.json>', 'the file with the list')
        .addHelpText('after', ABOUT)
        .action(
          cli.answering((options) =>
            withMeans(cli, async (means) => {
              const products = await readJson(options.file, listSchema);
              const tenant = await tenantNamed(means, { ...options, mode: 'LIVE' });
              const { prisma } = means.database;
              await prisma
                .$transaction((tx) => setProducts(tx, { tenant, by: OPERATOR, now: new Date(), products }))
                .catch(refusedIn(options.file));
              return answer(await productsOf(prisma, tenant));
            }),
          ),
        ),
    );
}
