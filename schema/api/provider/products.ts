import type { Product } from '../../../server/application.ts';
import { choiceName } from '../../messages/choices.ts';
import { choices } from '../../messages/generated/choices.js';
import { builder } from '../builder.ts';
import { servicesOf } from '../context.ts';
import { MAX_ITEMS } from '../input-limits.ts';
import { ERRORS, mutation } from '../mutation.ts';
import { SlotsPerEnum } from '../server/type.ts';

/** What a product's fields say; told alike where it is read and where it is written. */
const SAYS = {
  code: 'The provider’s own code of the product, under which servers are registered, e.g. `CLOUD_SERVER`.',
  termMonths:
    'The number of months for which a server must have been bought, renewals included. Null where any term will do.',
  remainingMonths: 'The number of months that must be left of a server’s term on the day of the check.',
  minimumPrice:
    'What must have been paid for a server, in fen. Null where any price will do. It is compared where the server’s `price` is told.',
  slots: 'The number of websites that can be filed on one server, or by one account: see `slotsPer`.',
  slotsPer: 'What the `slots` count by.',
  filable: 'Whether websites can be filed on the product at all.',
  serviceCodes:
    'Whether service codes (备案服务号) are issued of its servers, with which other accounts may file on them.',
};

const ProductType = builder.objectRef<Product>('Product').implement({
  description:
    'A product (产品) that a provider sells, with the terms on which websites are filed on it (产品验证).',
  authScopes: { secretKey: true },
  fields: (t) => ({
    code: t.exposeString('code', { description: SAYS.code }),
    name: t.string({
      description:
        'The name of the product as people read it; of a usual product, in the language of the request.',
      resolve: ({ code, name }, _args, { locale }) =>
        name ?? choiceName(choices[locale], 'product', code) ?? code,
    }),
    termMonths: t.exposeInt('termMonths', { nullable: true, description: SAYS.termMonths }),
    remainingMonths: t.exposeInt('remainingMonths', { description: SAYS.remainingMonths }),
    minimumPrice: t.exposeInt('minimumPrice', { nullable: true, description: SAYS.minimumPrice }),
    slots: t.exposeInt('slots', { description: SAYS.slots }),
    slotsPer: t.expose('slotsPer', { type: SlotsPerEnum, description: SAYS.slotsPer }),
    filable: t.exposeBoolean('filable', { description: SAYS.filable }),
    serviceCodes: t.exposeBoolean('serviceCodes', { description: SAYS.serviceCodes }),
  }),
});

const ProductInput = builder.inputType('ProductInput', {
  description: 'A product (产品) to put on the provider’s list.',
  fields: (t) => ({
    code: t.string({ required: true, description: `${SAYS.code} It may occur only once in the list.` }),
    name: t.string({
      required: true,
      description: 'The name of the product as people read it, e.g. 云服务器.',
    }),
    termMonths: t.int({ description: SAYS.termMonths }),
    remainingMonths: t.int({ required: true, description: SAYS.remainingMonths }),
    minimumPrice: t.int({ description: SAYS.minimumPrice }),
    slots: t.int({ required: true, description: SAYS.slots }),
    slotsPer: t.field({
      type: SlotsPerEnum,
      required: true,
      defaultValue: 'INSTANCE',
      description: SAYS.slotsPer,
    }),
    filable: t.boolean({ required: true, defaultValue: true, description: SAYS.filable }),
    serviceCodes: t.boolean({ required: true, defaultValue: true, description: SAYS.serviceCodes }),
  }),
});

builder.queryField('products', (t) =>
  t.field({
    type: [ProductType],
    description:
      'Lists the provider’s products (产品) with their terms, or the usual products of 2019 where it has set none.',
    authScopes: { secretKey: true },
    resolve: async (_root, _args, context) => [
      ...(await context.app.productsOf(
        servicesOf(context).database.prisma,
        context.app.asSecretKey(context.actor),
      )),
    ],
  }),
);

mutation('setProducts', {
  as: 'SECRET_KEY',
  description:
    'Replaces the provider’s list of products (产品), in both modes. An empty list brings back the usual products of 2019. Servers that are registered keep the slots they were sold with, and are checked by the new terms.',
  input: (t) => ({
    products: t.field({
      type: [ProductInput],
      required: true,
      description: `The whole list of the provider’s products, at most ${MAX_ITEMS}.`,
    }),
  }),
  errors: [ERRORS.ValidationFailure],
  change: async ({ tx, actor, now }, { products }, app) => {
    const given = products.map(({ termMonths, minimumPrice, ...product }) => ({
      ...product,
      termMonths: termMonths ?? null,
      minimumPrice: minimumPrice ?? null,
    }));
    await app.setProducts(tx, { tenant: actor, by: app.auditeeOf(actor), now, products: given });
    return { providerId: actor.providerId };
  },
  result: (t) => ({
    products: t.field({
      type: [ProductType],
      description: 'The provider’s products after the change; the usual ones where the list was emptied.',
      resolve: async (_result, _args, context) => [
        ...(await context.app.productsOf(
          servicesOf(context).database.prisma,
          context.app.asSecretKey(context.actor),
        )),
      ],
    }),
  }),
});
