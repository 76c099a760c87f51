import type { AccessMethod } from '../../../../schema/rules/choices/access-methods.ts';
import { USUAL_PRODUCTS, type UsualProduct } from '../../../../schema/rules/choices/usual-products.ts';
import type { Product } from './products.ts';

type Terms = Omit<Product, 'code' | 'name'>;

const MONTHLY: Terms = {
  termMonths: 3,
  remainingMonths: 3,
  minimumPrice: null,
  slots: 5,
  slotsPer: 'INSTANCE',
  filable: true,
  serviceCodes: true,
};

/** Terms of the product pages of 2019-05 (domain §6); the remaining term has to satisfy what must be bought. */
const TERMS: Readonly<Record<UsualProduct, Terms>> = {
  CLOUD_SERVER: MONTHLY,
  VIRTUAL_HOST: MONTHLY,
  LIGHT_SERVER: MONTHLY,
  EDGE_NODE: MONTHLY,
  ELASTIC_WEB: { ...MONTHLY, termMonths: 6, remainingMonths: 6, slotsPer: 'ACCOUNT' },
  // Its twelve months and its price are those of the first purchase.
  SITE_BUILDER: { ...MONTHLY, termMonths: 12, remainingMonths: 0, minimumPrice: 9_900, slots: 1 },
  NAT_GATEWAY: { ...MONTHLY, termMonths: 1, remainingMonths: 1, slots: 2 },
  IPV6_TRANSLATION: { ...MONTHLY, termMonths: 1, remainingMonths: 1, slots: 2 },
  SHOP_PAGE: {
    ...MONTHLY,
    termMonths: null,
    remainingMonths: 0,
    slots: 0,
    filable: false,
    serviceCodes: false,
  },
};

/** What stands in until a provider has listed its own products. */
export const USUAL: readonly Product[] = USUAL_PRODUCTS.map(({ key }) => ({
  code: key,
  name: null,
  ...TERMS[key],
}));

/** How a website on a usual product is hosted, by what the large clouds file it as. */
const ACCESS = {
  CLOUD_SERVER: 'CLOUD',
  LIGHT_SERVER: 'CLOUD',
  EDGE_NODE: 'CLOUD',
  NAT_GATEWAY: 'CLOUD',
  IPV6_TRANSLATION: 'CLOUD',
  VIRTUAL_HOST: 'VIRTUAL_HOST',
  ELASTIC_WEB: 'VIRTUAL_HOST',
  SITE_BUILDER: 'VIRTUAL_HOST',
  SHOP_PAGE: 'VIRTUAL_HOST',
} as const satisfies Record<UsualProduct, AccessMethod>;

/** What follows from the product alone; null for a product of the provider's own, whose code may mean anything. */
export const usualAccess = (product: Pick<Product, 'code' | 'name'> | undefined): AccessMethod | null =>
  product?.name === null && product.code in ACCESS ? ACCESS[product.code as UsualProduct] : null;
