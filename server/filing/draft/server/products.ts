import type { SlotsPer } from '../../../../prisma/generated/client/enums.ts';
import type { Prisma } from '../../../../prisma/generated/client/client.ts';
import { issue, type Issue } from '../../../../schema/rules/issue.ts';
import { ValidationFailure } from '../../../../schema/rules/failures.ts';
import type { Tenant } from '../../../platform/tenancy/actor.ts';
import { recordAudit, type Auditee } from '../../../platform/tenancy/audit.ts';
import { USUAL } from './usual-products.ts';

/** A product (产品) of the provider, and what it must bring before a site may be filed on it (产品验证, domain §6). */
export type Product = {
  /** The provider's own code, as servers are registered under it. */
  readonly code: string;
  /** As people read it; null for a usual product, which the catalogue names. */
  readonly name: string | null;
  /** Months that must have been bought, renewals counted; null where any term will do. */
  readonly termMonths: number | null;
  /** Months that must be left on the day of the check. */
  readonly remainingMonths: number;
  /** What must have been paid, in fen; null where any price will do. */
  readonly minimumPrice: number | null;
  /** Sites that may be filed on one; they count by the server, or by all servers of the product that one account has. */
  readonly slots: number;
  readonly slotsPer: SlotsPer;
  /** False where no site can be filed on it at all. */
  readonly filable: boolean;
  /** Whether service codes (备案服务号) of it are issued. */
  readonly serviceCodes: boolean;
};

/** Most products a provider may list. */
const MOST_PRODUCTS = 100;
/** Most codes named in a message. */
const MOST_NAMED = 60;

const FIELDS = {
  code: true,
  name: true,
  termMonths: true,
  remainingMonths: true,
  minimumPrice: true,
  slots: true,
  slotsPer: true,
  filable: true,
  serviceCodes: true,
} as const;

/** The provider's own products; the usual ones of 2019 while it has listed none. */
export async function productsOf(
  tx: Pick<Prisma.TransactionClient, 'providerProduct'>,
  { providerId }: Pick<Tenant, 'providerId'>,
): Promise<readonly Product[]> {
  const own = await tx.providerProduct.findMany({
    where: { providerId },
    select: FIELDS,
    orderBy: { code: 'asc' },
  });
  return own.length > 0 ? own : USUAL;
}

/** The product that a server was sold as, by the provider's code of it. */
export const productNamed = (products: readonly Product[], code: string): Product | undefined =>
  products.find((product) => product.code === code.trim());

/** What is wrong with the product of a server that is registered. */
export const productFaults = (
  products: readonly Product[],
  code: string,
  path: readonly string[],
): Issue[] =>
  productNamed(products, code)
    ? []
    : [
        issue([...path], 'PRODUCT_UNKNOWN', {
          product: code,
          known: products
            .slice(0, MOST_NAMED)
            .map((product) => product.code)
            .join(', '),
        }),
      ];

const LONGEST = 64;
/** Whole numbers that a product may have. */
const BOUNDS = {
  termMonths: { min: 0, max: 600 },
  remainingMonths: { min: 0, max: 600 },
  minimumPrice: { min: 0, max: 1_000_000_000 },
  slots: { min: 0, max: 1000 },
} as const;
const COUNTED = Object.keys(BOUNDS) as (keyof typeof BOUNDS)[];

const textFaults = (text: string, path: readonly string[]): Issue[] =>
  text === ''
    ? [issue(path, 'REQUIRED')]
    : text.length > LONGEST
      ? [issue(path, 'TOO_LONG', { max: LONGEST })]
      : [];

const faultsOf = (products: readonly Product[]): Issue[] =>
  products.flatMap((product, index) => {
    const path = ['products', String(index)];
    const { code, name } = product;
    const isTwice = products.findIndex((other) => other.code === code) < index;
    return [
      ...textFaults(code, [...path, 'code']),
      ...textFaults(name ?? '', [...path, 'name']),
      ...(isTwice ? [issue([...path, 'code'], 'PRODUCT_TWICE', { product: code })] : []),
      ...COUNTED.flatMap((field) => {
        const { min, max } = BOUNDS[field];
        const value = product[field];
        return value === null || (Number.isInteger(value) && value >= min && value <= max)
          ? []
          : [issue([...path, field], 'NUMBER_OUT_OF_RANGE', { min, max })];
      }),
    ];
  });

/**
 * Puts a provider's list of products in place of the former one, in both modes; an empty one brings the usual products back. Servers that
 * are registered keep the slots they were sold with.
 * @throws ValidationFailure
 */
export async function setProducts(
  tx: Prisma.TransactionClient,
  {
    tenant,
    by,
    now,
    products: given,
  }: { tenant: Tenant; by: Auditee; now: Date; products: readonly Product[] },
): Promise<void> {
  if (given.length > MOST_PRODUCTS)
    throw new ValidationFailure([issue(['products'], 'TOO_MANY', { max: MOST_PRODUCTS })]);
  const products = given.map((product) => ({
    ...product,
    code: product.code.trim(),
    name: product.name?.trim() ?? '',
  }));
  const issues = faultsOf(products);
  if (issues.length > 0) throw new ValidationFailure(issues);
  const { providerId } = tenant;
  await tx.providerProduct.deleteMany({ where: { providerId } });
  await tx.providerProduct.createMany({ data: products.map((product) => ({ providerId, ...product })) });
  await recordAudit(tx, { tenant, by, action: 'PROVIDER_UPDATED', targetId: providerId, at: now });
}
