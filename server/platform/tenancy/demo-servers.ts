import type { UsualProduct } from '../../../schema/rules/choices/usual-products.ts';

/** A server of the demo provider; `months` are counted from the start, negative ones are over. */
export type DemoServer = {
  readonly instanceRef: string;
  readonly product: UsualProduct;
  readonly region: string;
  readonly ips: readonly string[];
  readonly termMonths: number;
  readonly monthsLeft: number;
};

/*
 * The addresses are ordinary public ones, because addresses reserved for documentation are refused like private ones; nothing is ever sent to
 * them. Three servers can be filed on, the other three show why one cannot.
 */
export const DEMO_SERVERS: readonly DemoServer[] = [
  {
    instanceRef: 'demo-hangzhou-1',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    ips: ['47.96.10.21'],
    termMonths: 12,
    monthsLeft: 11,
  },
  {
    instanceRef: 'demo-hangzhou-2',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    ips: ['47.96.10.22', '47.96.10.23'],
    termMonths: 12,
    monthsLeft: 9,
  },
  {
    instanceRef: 'demo-shanghai-light',
    product: 'LIGHT_SERVER',
    region: 'cn-shanghai',
    ips: ['106.14.20.31'],
    termMonths: 12,
    monthsLeft: 11,
  },
  {
    instanceRef: 'demo-short-term',
    product: 'CLOUD_SERVER',
    region: 'cn-hangzhou',
    ips: ['47.96.10.41'],
    termMonths: 1,
    monthsLeft: 1,
  },
  {
    instanceRef: 'demo-hongkong',
    product: 'CLOUD_SERVER',
    region: 'cn-hongkong',
    ips: ['47.242.10.51'],
    termMonths: 12,
    monthsLeft: 11,
  },
  {
    instanceRef: 'demo-expired',
    product: 'CLOUD_SERVER',
    region: 'cn-beijing',
    ips: ['39.105.10.61'],
    termMonths: 12,
    monthsLeft: -1,
  },
];
