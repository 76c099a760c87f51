import { describe, expect, it } from 'vitest';
import { registers } from '../../../schema/messages/generated/registers.js';
import { checkData } from '../../../server/filing/draft/data-checks/ask.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, openDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const ASKED = ['SUBJECT_CHECK', 'PERSON_CHECK', 'BLACKLIST_CHECK'] as const;

let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    for (const kind of ASKED) await house.desk().provider.succeed('setDataCheck', { kind, effect: 'ADVISE' });
  },
);

const areAsked = ({ id: filingId }: Filing): Promise<void> =>
  checkData(house.service().services, { data: { filingId } });

/** Submitted with a mobile number that is in somebody else's name, as the register of test mode has it. */
async function submitted(): Promise<Filing> {
  const filing = await (await house.desk().applicant()).files(aCompany()).upTo('VERIFY_PASSWORD');
  const details = filing.company.details(filing.websiteIds) as { subjectPerson: object };
  const subjectPerson = { ...details.subjectPerson, mobile: '13800000000' };
  await filing.does('saveFilingDetails', { details: { ...details, subjectPerson } });
  await areAsked(filing);
  filing.isAt('SAVE_DETAILS');
  await filing.goes('SUBMIT');
  return filing;
}

describe('what registers were asked about a filing', { timeout: 150_000 }, () => {
  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
  ] as const)(
    'stands at the desk, with when and what was answered (%s, %s, %i px)',
    async (locale, theme, width) => {
      const filing = await submitted();
      const { desk, page, record } = await openDesk(house, browser, { locale, theme, width, filing });
      const words = registers[locale];
      const list = desk.locator('jieru-desk-registers');
      await list.getByRole('heading', { name: words['registers.heading'] }).waitFor();
      const stateOf = (kind: string): Promise<string | null> =>
        list.locator(`li[data-kind=${kind}]`).getAttribute('data-state');
      expect(await Promise.all(ASKED.map(stateOf))).toEqual(['PASSED', 'FAULT', 'PASSED']);
      const fault = list.locator('li[data-kind=PERSON_CHECK]');
      await fault.getByText(words['registers.fault.MOBILE']).waitFor();
      expect(await fault.textContent()).toContain(words['registers.about.subjectPerson']);
      expect(await fault.textContent()).toContain(words['registers.asked']({ at: '' }));
      expect(await accessibilityFaults(page)).toEqual([]);
      const folder = process.env['PICTURES'];
      if (folder) await list.screenshot({ path: `${folder}/registers-${locale}.png` });
      await list.getByRole('button', { name: words['registers.again'] }).click();
      await expect.poll(() => stateOf('PERSON_CHECK')).toBe('WAITING');
      await areAsked(filing);
      await expect.poll(() => stateOf('PERSON_CHECK')).toBe('FAULT');
      expect(record.complaints).toEqual([]);
    },
  );

  it('is not there where nobody was asked', async () => {
    for (const kind of ASKED) await house.desk().provider.succeed('setDataCheck', { kind, effect: null });
    const filing = await (await house.desk().applicant()).files(aCompany()).upTo('SUBMIT');
    const { desk } = await openDesk(house, browser, { filing });
    await desk.locator('jieru-desk-records').getByRole('heading').first().waitFor();
    await expect
      .poll(() => desk.locator('jieru-desk-registers').evaluate((one) => one.shadowRoot !== null))
      .toBe(true);
    expect(await desk.locator('jieru-desk-registers').getByRole('heading').count()).toBe(0);
  });
});
