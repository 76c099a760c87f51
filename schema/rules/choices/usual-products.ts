/** Codes of the products that stand in until a provider has listed its own: those of the large clouds in 2019. */
export const USUAL_PRODUCTS = [
  { key: 'CLOUD_SERVER' },
  { key: 'VIRTUAL_HOST' },
  { key: 'LIGHT_SERVER' },
  { key: 'ELASTIC_WEB' },
  { key: 'SITE_BUILDER' },
  { key: 'NAT_GATEWAY' },
  { key: 'IPV6_TRANSLATION' },
  { key: 'EDGE_NODE' },
  { key: 'SHOP_PAGE' },
] as const;

export type UsualProduct = (typeof USUAL_PRODUCTS)[number]['key'];
