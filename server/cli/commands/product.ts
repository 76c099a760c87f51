import { z } from 'zod';
import { SlotsPer } from '../../../prisma/generated/client/enums.ts';
import { productsOf, setProducts, type Product } from '../../filing/draft/server/products.ts';
import type { Answer, Cli } from '../terminal.ts';
import { ownListFamily } from './own-list.ts';

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
export const productFamily = (cli: Cli) =>
  ownListFamily(cli, {
    name: 'product',
    about: 'the products of a provider and their terms (产品)',
    lists: 'list the products servers may be registered as',
    sets: 'put a list of products in place of the former one',
    file: 'products.json',
    help: ABOUT,
    rows: listSchema,
    read: productsOf,
    set: (tx, { rows: products, ...setting }) => setProducts(tx, { ...setting, products }),
    answer,
  });
