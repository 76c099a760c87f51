import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';
import { accessibilityFaults, openFiled, settled } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const SCREENS = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } };

describe('what the provider gave', { timeout: 180_000 }, () => {
  it.each([
    ['zh-CN', 'phone'],
    ['en', 'desktop'],
  ] as const)('is shown as given, locked or to be checked: %s, %s', async (locale: Locale, screen) => {
    const { say } = wordsIn(locale);
    const options = { at: 'VERIFY_PASSWORD', locale, ...SCREENS[screen] } as const;
    const { page, filing } = await openFiled(house, browser, options);
    const { subject, subjectPerson } = filing.company.details(filing.websiteIds) as {
      subject: Record<string, string>;
      subjectPerson: Record<string, string>;
    };
    await filing.does(
      'prefillFiling',
      {
        prefill: {
          subject: { name: subject['name'], mailingAddress: subject['mailingAddress'] },
          subjectPerson: { mobile: subjectPerson['mobile'] },
          websites: [{ accessMethod: 'CLOUD', languages: ['ENGLISH'] }],
          locked: ['subject.name', 'subjectPerson', 'websites'],
        },
      },
      house.desk().provider,
    );
    await page.reload();
    await page.locator('access-filing h2').waitFor();
    await page.locator('jieru-step-details').waitFor();
    await settled(page, locale);
    const given = page.locator('jieru-locked.carried');
    await given.first().waitFor();
    const texts = (await given.allTextContents()).join(' ');
    expect(texts).toContain(subject['name']);
    expect(texts).toContain(say('details.givenChange'));
    expect(await given.count()).toBe(4);
    const details = page.locator('jieru-step-details');
    expect(await details.locator('[path="subject.name"]').count()).toBe(0);
    const open = details.locator('[path="subject.mailingAddress"]');
    expect(await open.locator('input, textarea').first().inputValue()).toBe(subject['mailingAddress']);
    await details.getByText(say('details.givenOpen')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const folder = process.env['PICTURES'];
    if (folder)
      await page.screenshot({ path: `${folder}/prefilled-${locale}-${screen}.png`, fullPage: true });
  });

  it.each([
    ['zh-CN', true],
    ['en', false],
  ] as const)(
    'holds for the server, which is changed where it is open alone: %s, locked %s',
    async (locale, locked) => {
      const { say } = wordsIn(locale);
      const { page, filing } = await openFiled(house, browser, { at: 'START', locale, ...SCREENS.phone });
      const instanceRef = `given-${locale}`;
      await filing.owner.registersServer({ instanceRef });
      const prefill = { server: instanceRef, locked: locked ? ['server'] : [] };
      await filing.does('prefillFiling', { prefill }, house.desk().provider);
      await page.reload();
      await page.locator('access-filing h2').waitFor();
      const back = page.getByRole('button', { name: new RegExp(say('step.SERVER')) });
      if ((await page.locator('jieru-step-server').count()) === 0) await back.first().click();
      const server = page.locator('jieru-step-server jieru-locked');
      await server.getByText(instanceRef).waitFor();
      const told = server.getByText(say('details.givenChange'));
      if (locked) await told.waitFor();
      const change = server.getByRole('button', { name: say('server.change') });
      await expect.poll(() => change.count()).toBe(locked ? 0 : 1);
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );
});
