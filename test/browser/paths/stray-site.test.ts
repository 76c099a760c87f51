import { describe, expect, test } from 'vitest';
import { checkDomains } from '../../../server/filing/after/domains/work.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { accessibilityFaults as deskFaults, openDesk } from '../kit/desk.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const ACCOUNT = 'stray-site';
const company = aCompany('stray');
const NOTICE = `<?xml version="1.0" encoding="UTF-8"?><DownloadData version="V.3.0"><ICP><XGTZ><Tzxx><Tzlb>1</Tzlb><Baxh>${company.member.websiteNumber}</Baxh><Tznr>演练：请整改网站名称</Tznr></Tzxx></XGTZ></ICP></DownloadData>`;

let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    const { clock } = house.desk();
    const owner = await house.desk().applicant(ACCOUNT);
    await owner.files(company).upTo('APPROVE');
    await fetch(`${house.url}/rehearsal/control`, {
      method: 'POST',
      headers: { authorization: `Bearer ${house.desk().secretKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ do: 'download-xml', xml: NOTICE }),
    });
    await house.desk().authorityWorks();
    await clock.passes({ days: 2 });
    await checkDomains(house.service().services);
  },
);

test('the desk names sites whose domains point elsewhere', { timeout: 120_000 }, async () => {
  const { desk, page, words, record } = await openDesk(house, browser, { width: 390, theme: 'dark' });
  const notice = desk.locator('jieru-desk-queue jieru-notice');
  await notice.getByText(words.say('stray.heading')).waitFor();
  await notice.getByText(company.member.domain).waitFor();
  expect(await deskFaults(page)).toEqual([]);
  expect(record.complaints).toEqual([]);
});

describe('an applicant whose domain no longer points here', { timeout: 120_000 }, () => {
  test.each([
    ['zh-CN', 'light', 1200, '域名已不再解析到本服务商'],
    ['en', 'dark', 390, 'The domain no longer points to this provider'],
  ] as const)(
    'is told so beside the site, with what to do (%s, %s, %d px)',
    async (locale, theme, width, words) => {
      const { page, record } = await visit(browser, { locale, width });
      await page.goto(`${house.url}/demo/index.html?as=${ACCOUNT}&lang=${locale}&theme=${theme}`);
      await page.locator('access-filing jieru-subject-card').getByText(words).waitFor();
      await page.locator('access-filing jieru-subject-card').getByText('演练：请整改网站名称').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      expect(record.complaints).toEqual([]);
    },
  );
});
