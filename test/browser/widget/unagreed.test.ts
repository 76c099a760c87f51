import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { openFiled, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const ADDRESS = '浙江省杭州市西湖区示例路7号';

describe('before the consent is given', { timeout: 90_000 }, () => {
  it('what is typed into the details stays in the page, which says so, and is saved once it is given', async () => {
    const { page, context, filing } = await openFiled(house, browser, { at: 'VERIFY_PASSWORD' });
    const { prisma } = house.service().services.database;
    await prisma.consent.deleteMany({ where: { filingId: filing.id } });
    const sent: string[] = [];
    context.on('request', (request) => void sent.push(request.postData() ?? ''));
    await page.reload();
    await stepIs(page, '填写接入信息');
    const field = page.getByLabel('通讯地址');
    await field.fill(ADDRESS);
    await field.blur();
    await page.getByText('尚未同意，内容仅留在本页').waitFor();
    await expect.poll(() => page.getByText('尚未同意，内容仅留在本页').count()).toBe(1);
    expect(sent.filter((body) => body.includes(ADDRESS))).toEqual([]);
    const row = () => prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    expect((await row()).personal).toBeNull();
    await page.locator('jieru-consent-box[purpose="FILING"]').getByRole('checkbox').check();
    await page.getByText('已自动保存').waitFor();
    expect((await row()).personal).not.toBeNull();
    expect(sent.some((body) => body.includes(ADDRESS))).toBe(true);
  });
});
