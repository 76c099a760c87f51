import { describe, expect, it } from 'vitest';
import { checkServer } from '../../server/filing/draft/server/check.ts';
import { USUAL } from '../../server/filing/draft/server/usual-products.ts';
import { USUAL_REGIONS } from '../../server/filing/draft/server/usual-regions.ts';

/** A cloud server: three months of its term must be left (产品验证). */
const issuesOf = (now: string, expiresAt: string): string[] =>
  checkServer(
    {
      product: 'CLOUD_SERVER',
      region: 'cn-hangzhou',
      ips: ['47.97.1.1'],
      termMonths: 12,
      expiresAt: new Date(expiresAt),
      price: null,
      slots: 5,
    },
    0,
    new Date(now),
    [],
    { products: USUAL, regions: USUAL_REGIONS, ranges: [] },
  ).map(({ code }) => code);

const SHORT = ['SERVER_REMAINING_TOO_SHORT'];

describe('the rest of a server’s term', () => {
  it.each([
    ['at noon', '2026-03-10T12:00:00+08:00', '2026-06-10', '2026-06-09'],
    [
      'before eight in the morning, when UTC is a day behind',
      '2026-03-01T01:00:00+08:00',
      '2026-06-01',
      '2026-05-31',
    ],
    ['in the first hour of a year', '2027-01-01T00:30:00+08:00', '2027-04-01', '2027-03-31'],
    [
      'on a last day that the later month does not have',
      '2026-01-31T23:59:00+08:00',
      '2026-04-30',
      '2026-04-29',
    ],
    ['into the February of a leap year', '2027-11-30T06:00:00+08:00', '2028-02-29', '2028-02-28'],
  ])('is counted by days in China: %s', (_when, now, enough, short) => {
    expect(issuesOf(now, `${enough}T00:00:01+08:00`)).toEqual([]);
    expect(issuesOf(now, `${short}T23:59:59+08:00`)).toEqual(SHORT);
  });
});
