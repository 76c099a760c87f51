import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults, openFiled, settled } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { paperSays } from '../kit/read-paper.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('papers that came first', { timeout: 180_000 }, () => {
  it.each([
    ['zh-CN', 390],
    ['en', 1280],
  ] as const)('fill what is empty when asked, and are to be compared: %s, %i px', async (locale, width) => {
    const { say } = wordsIn(locale);
    const at = { at: 'VERIFY_PASSWORD', locale, width, height: 900 } as const;
    const { page, filing } = await openFiled(house, browser, at);
    await filing.uploads('SUBJECT_CERTIFICATE');
    await paperSays(house, filing, 'SUBJECT_CERTIFICATE', {
      NAME: '杭州示例科技有限公司',
      LEGAL_PERSON: '张三',
      VALID_UNTIL: '2019-05-08',
    });
    await page.reload();
    const details = page.locator('jieru-step-details');
    const offer = details.getByRole('button', { name: say('details.offerTake') });
    await offer.waitFor();
    const name = details.locator('[path="subject.name"]').locator('input, textarea').first();
    expect(await name.inputValue()).toBe('');
    await details.getByText('杭州示例科技有限公司').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const folder = process.env['PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/offered-${locale}.png`, fullPage: true });
    await offer.click();
    expect(await name.inputValue()).toBe('杭州示例科技有限公司');
    await details.locator('[path="subject.name"]').getByText(say('details.read')).waitFor();
    await expect.poll(() => offer.count()).toBe(0);
    await settled(page, locale);
    // What is typed over it is no longer the paper's.
    await name.fill('杭州示例科技股份有限公司');
    await expect
      .poll(() => details.locator('[path="subject.name"]').getByText(say('details.read')).count())
      .toBe(0);
    await settled(page, locale);

    // And the step of the papers says what does not fit.
    if (width < 1000) return;
    await page.locator('access-filing').getByText(say('step.MATERIALS')).first().click();
    const tile = page.locator('jieru-step-materials [path="SUBJECT_CERTIFICATE"]');
    const said = async () => (await tile.locator('.advice').allTextContents()).join(' ');
    await expect.poll(said).toContain('杭州示例科技股份有限公司');
    if (folder) await page.screenshot({ path: `${folder}/advice-${locale}.png`, fullPage: true });
  });
});
