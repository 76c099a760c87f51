/** What a product must bring before a site may be filed on it (domain §6; terms of 2019-05, remaining term included). */
export type ProductRule = {
  readonly key: string;
  /** Months that must have been bought, renewals counted; null where any term will do. */
  readonly termMonths: number | null;
  /**
   * Months that must be left on the day of the check: as many as must be bought, since the remaining term has to satisfy the same
   * requirement (product page of 2019-05). None for the site builder, whose twelve months are those of its first purchase.
   */
  readonly remainingMonths: number;
  readonly slots: number;
  readonly slotsPer: 'INSTANCE' | 'ACCOUNT';
  /** False where the product cannot be filed at all. */
  readonly codes: boolean;
  readonly source: string;
};

export const PRODUCTS = [
  {
    key: 'CLOUD_SERVER',
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'VIRTUAL_HOST',
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'LIGHT_SERVER',
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'ELASTIC_WEB',
    termMonths: 6,
    remainingMonths: 6,
    slots: 5,
    slotsPer: 'ACCOUNT',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'SITE_BUILDER',
    termMonths: 12,
    remainingMonths: 0,
    slots: 1,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'NAT_GATEWAY',
    termMonths: 1,
    remainingMonths: 1,
    slots: 2,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'IPV6_TRANSLATION',
    termMonths: 1,
    remainingMonths: 1,
    slots: 2,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'EDGE_NODE',
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  {
    key: 'SHOP_PAGE',
    termMonths: null,
    remainingMonths: 0,
    slots: 0,
    slotsPer: 'INSTANCE',
    codes: false,
    source: 'ALI 2019-05',
  },
] as const satisfies readonly ProductRule[];

export type ProductKey = (typeof PRODUCTS)[number]['key'];

export const productRule = (key: string): ProductRule | undefined =>
  PRODUCTS.find((product) => product.key === key);
