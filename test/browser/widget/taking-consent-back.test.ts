import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openFiled, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const given = (page: Page) => page.locator('jieru-given-consents');

const withdraw = async (page: Page, purpose: string): Promise<void> => {
  await given(page).locator('summary').click();
  await given(page).locator(`[data-purpose="${purpose}"]`).getByRole('button').click();
  await given(page).locator('jieru-dialog [slot="actions"]').click();
};

describe('a consent that was given in the form', { timeout: 90_000 }, () => {
  it('to the papers is taken back there, which says that their pictures are destroyed', async () => {
    const { page, filing, record } = await openFiled(house, browser, { at: 'SUBMIT' });
    const { prisma } = house.service().services.database;
    const kept = () => prisma.material.count({ where: { filingId: filing.id, sealedKey: { not: null } } });
    expect(await kept()).toBeGreaterThan(1);
    await withdraw(page, 'IDENTITY_PAPERS');
    await given(page).getByText('已撤回同意，据此保存的内容已被销毁。').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await given(page).getByRole('button', { name: '关闭' }).click();
    await given(page).getByText('已作出的同意').waitFor();
    await expect.poll(() => given(page).locator('li').count()).toBe(3);
    // What is left is the verification photo, which stands under another consent.
    expect(await kept()).toBe(1);
    expect(record.complaints).toEqual([]);
  });

  it('to the filing is taken back there, which ends it and leads to a new beginning', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'SAVE_DETAILS' });
    const { prisma } = house.service().services.database;
    await withdraw(page, 'FILING');
    await given(page).getByText('已撤回同意，据此保存的内容已被销毁。').waitFor();
    await given(page).getByRole('button', { name: '关闭' }).click();
    await stepIs(page, '验证备案类型');
    expect(await page.locator('jieru-consent-box[purpose="FILING"]').getByRole('checkbox').isChecked()).toBe(
      false,
    );
    const row = await prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
    expect(row).toMatchObject({ state: 'ABANDONED', personal: null });
  });

  it('stays when the question is answered with no', async () => {
    const { page, filing } = await openFiled(house, browser, { at: 'SAVE_DETAILS' });
    const { prisma } = house.service().services.database;
    await given(page).locator('summary').click();
    await given(page).locator('[data-purpose="FILING"]').getByRole('button').click();
    await given(page).getByText('本次备案将立即终止').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => given(page).getByRole('dialog').count()).toBe(0);
    expect(await prisma.consent.count({ where: { filingId: filing.id, withdrawnAt: { not: null } } })).toBe(
      0,
    );
  });
});
