import type { Product } from '../../../../prisma/generated/client/enums.ts';

/** What a product must bring before a site may be filed on it (domain §6; terms of 2019-05, remaining term included). */
export type ProductRule = {
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

export const PRODUCTS: Readonly<Record<Product, ProductRule>> = {
  /** 云服务器 */
  CLOUD_SERVER: {
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 云虚拟主机 */
  VIRTUAL_HOST: {
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 轻量应用服务器 */
  LIGHT_SERVER: {
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 弹性 Web 托管 */
  ELASTIC_WEB: {
    termMonths: 6,
    remainingMonths: 6,
    slots: 5,
    slotsPer: 'ACCOUNT',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 建站产品 */
  SITE_BUILDER: {
    termMonths: 12,
    remainingMonths: 0,
    slots: 1,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** NAT 网关 */
  NAT_GATEWAY: {
    termMonths: 1,
    remainingMonths: 1,
    slots: 2,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** IPv6 转换服务 */
  IPV6_TRANSLATION: {
    termMonths: 1,
    remainingMonths: 1,
    slots: 2,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 边缘节点服务 */
  EDGE_NODE: {
    termMonths: 3,
    remainingMonths: 3,
    slots: 5,
    slotsPer: 'INSTANCE',
    codes: true,
    source: 'ALI 2019-05',
  },
  /** 旺铺 / 企业官网 */
  SHOP_PAGE: {
    termMonths: null,
    remainingMonths: 0,
    slots: 0,
    slotsPer: 'INSTANCE',
    codes: false,
    source: 'ALI 2019-05',
  },
};
