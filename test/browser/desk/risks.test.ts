import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aCompanyOfItsOwn, FAULTS } from '../../process/support/planted-faults.ts';
import { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import { openHouse } from '../journeys/support/house.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, focusedText, openDesk, opens, widthsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), TestBrowser.launch()]);
});

afterAll(async () => {
  await browser.close();
  await house.close();
});

/** With ten of each there are fifty with a fault and fifty without; a run that is only to be quick takes two. */
const OF_EACH = Number(process.env['FILINGS_OF_EACH_FAULT'] ?? '2');

const inOrder = async (): Promise<Filing> =>
  (await house.desk().applicant()).files(aCompanyOfItsOwn()).upTo('SUBMIT');

const planted = async (nth: number, filing: Filing): Promise<string[]> => {
  const fault = FAULTS[nth];
  if (!fault) throw new Error(`there is no fault ${nth}`);
  await fault.plant({ service: house.service, reviewer: await house.desk().reviewer() }, filing);
  return fault.codes;
};

const codesIn = (open: OpenDesk, place: string): Promise<(string | null)[]> =>
  open.desk
    .locator(`${place} .risk`)
    .evaluateAll((cards) => cards.map((card) => card.getAttribute('data-code')));

describe('what speaks against a filing', () => {
  it.each(FAULTS.map(({ fault }, nth) => [fault, nth] as const))(
    'stands at its top and again where it is passed, once there is %s, and nothing where all is in order',
    async (_, nth) => {
      let open: OpenDesk | null = null;
      for (let turn = 0; turn < OF_EACH; turn += 1) {
        const filing = await inOrder();
        if (open) await opens(open, filing);
        else open = await openDesk(house, browser, { filing });
        const { desk, words } = open;
        await desk.locator('jieru-desk-risks').getByText(words.say('risk.none')).waitFor();
        expect(await codesIn(open, 'jieru-desk-pass')).toEqual([]);

        const strip = desk.locator('jieru-desk-risks');
        // What is open is its reviewer’s: others return it once it was left.
        await opens(open, await inOrder());
        const codes = await planted(nth, filing);
        await opens(open, filing);
        await strip.locator('.risk').first().waitFor();
        expect((await codesIn(open, 'jieru-desk-risks')).toSorted()).toEqual(codes.toSorted());
        await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).click();
        await desk.getByRole('dialog', { name: words.say('pass.heading') }).waitFor();
        expect((await codesIn(open, 'jieru-desk-pass')).toSorted()).toEqual(codes.toSorted());
        await open.page.keyboard.press('Escape');
      }
    },
  );

  it('leads to where it stands: a paper, or a value', async () => {
    const filing = await inOrder();
    await planted(0, filing);
    await planted(3, filing);
    const open = await openDesk(house, browser, { filing });
    const { desk, words, page } = open;
    await desk.getByRole('tab', { name: words.say('material.VERIFICATION_FORM') }).click();
    const strip = desk.locator('jieru-desk-risks');
    await strip.locator('[data-code=READ_NAME_DIFFERS] button').click();
    const licence = desk.getByRole('tab', { name: words.say('material.SUBJECT_CERTIFICATE') });
    await expect.poll(() => licence.getAttribute('aria-selected')).toBe('true');
    await strip.locator('[data-code=RISK_SERVER_ELSEWHERE] button').click();
    await expect.poll(() => focusedText(page)).toContain(words.say('data.server'));

    // From the question as well, which closes first.
    await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).click();
    await desk.locator('jieru-dialog[open] [data-code=RISK_SERVER_ELSEWHERE] button').click();
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => focusedText(page)).toContain(words.say('data.server'));
  });

  it('is shared with another filing, which is opened from there', async () => {
    const first = await inOrder();
    const { subjectPerson } = first.company.details(first.websiteIds) as {
      subjectPerson: { mobile: string };
    };
    const company = aCompanyOfItsOwn({ person: { mobile: subjectPerson.mobile } });
    const filing = await (await house.desk().applicant()).files(company).upTo('SUBMIT');
    const { desk, words } = await openDesk(house, browser, { filing });
    await desk.getByRole('button', { name: words.say('risk.filing', { id: first.id }) }).click();
    await desk.locator('jieru-desk-head').getByText(first.id).waitFor();
  });

  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 1024],
    ['zh-CN', 'dark', 390],
  ] as const)('is read in %s, %s, at %i px', async (locale, theme, width) => {
    const filing = await inOrder();
    for (const nth of [0, 1, 2, 3]) await planted(nth, filing);
    const open = await openDesk(house, browser, { filing, locale, theme, width });
    const { desk, page, words } = open;
    await desk.locator('jieru-desk-risks .risk').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const [needed, there] = await widthsOf(page);
    expect(needed).toBeLessThanOrEqual(there);
    const folder = process.env['PICTURES'];
    if (folder) await page.screenshot({ path: `${folder}/risks-${locale}-${theme}-${width}.png` });
    await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).click();
    await desk.locator('jieru-dialog[open] .risk').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    if (folder) await page.screenshot({ path: `${folder}/risks-pass-${locale}-${theme}-${width}.png` });
    expect(open.record.complaints).toEqual([]);
  });
});
