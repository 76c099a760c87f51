import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { aFiledSubject } from '../../process/support/subjects.ts';
import { openHouse, type House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults } from '../widget/kit/form.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';

const CANCEL = 'mutation ($input: CancelAccessInput!) { cancelAccess(input: $input) { __typename } }';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), TestBrowser.launch()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

test(
  'an access is cancelled from its website, with warnings, confirmation and password',
  { timeout: 120_000 },
  async () => {
    const domain = `quxiao-${process.pid}.org`;
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
      sites: [{ domains: [domain] }],
    });
    const owner = await anApplicant(house);
    await owner.files(filed).upTo('APPROVE');
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    await mouse.press(form.button(words.say('cancel.doName', { domain })));
    const dialog = form.root.locator('jieru-dialog[open]');
    await dialog.getByText(/空壳/).first().waitFor();
    await dialog.getByText(/\.org/).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const send = dialog.getByRole('button', { name: words.say('cancel.do'), exact: true });
    await mouse.press(send);
    await expect.poll(() => dialog.locator('[aria-invalid="true"]').count()).toBe(2);
    await mouse.tick(dialog.getByRole('checkbox'));
    const password = dialog.getByRole('textbox', { name: words.field('password') });
    await mouse.write(password, 'not-the-one');
    await mouse.press(send);
    await expect.poll(() => password.getAttribute('aria-invalid')).toBe('true');
    await mouse.write(password, filed.member.password);
    await mouse.press(send);
    await form.root.getByText(words.say('cancel.asked')).first().waitFor();

    // That it waits is still told after a reload, and nobody is invited to ask twice.
    await page.reload();
    await form.root.getByText(words.say('cancel.asked')).first().waitFor();
    expect(await form.button(words.say('cancel.doName', { domain })).count()).toBe(0);

    // It ends when the authority says so; then the site can be accessed again.
    await house.desk().authorityWorks();
    await page.reload();
    await form.root
      .getByText(/已取消接入/)
      .first()
      .waitFor();
    expect(await form.button(words.say('cancel.doName', { domain })).count()).toBe(0);
    await mouse.press(form.button(words.say('home.continue')));
    await mouse.tick(form.root.getByRole('checkbox', { name: domain }));
    await mouse.press(form.button(words.say('home.continueBegin')));
    await form.shows('SERVER');
  },
);

test.each([
  ['zh-CN', 'light', 1200],
  ['en', 'dark', 390],
] as const)(
  'a refused cancellation is told with its reason and the way on, and is asked again (%s, %s, %d px)',
  { timeout: 120_000 },
  async (locale, colorScheme, width) => {
    const said = wordsIn(locale);
    const domain = `quxiao-butong-${width}-${process.pid}.cn`;
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
      sites: [{ domains: [domain] }],
    });
    const owner = await anApplicant(house);
    await owner.files(filed).upTo('APPROVE');
    const { websiteNumber, password } = filed.member;
    const atAuthority = (stage: string) =>
      house
        .service()
        .services.database.prisma.rehearsalOrder.updateMany({ where: { websiteNumber }, data: { stage } });
    // Other software under the same account has asked already.
    await atAuthority('CANCELLED');
    const asked = await owner.caller.query(CANCEL, { input: { websiteNumber, password, confirm: true } });
    expect(asked).toEqual({ cancelAccess: { __typename: 'CancelAccessSuccess' } });
    await house.desk().authorityWorks();
    await atAuthority('DECIDED');

    const { form, page } = await opensTheForm(house, browser, owner, { locale, colorScheme, width });
    await form.shows('HOME');
    const refusal = form.root.locator('jieru-subject-card jieru-notice[tone="bad"]');
    await refusal
      .getByText(locale === 'en' ? /already requested/ : /已申请过/)
      .first()
      .waitFor();
    await refusal.getByText(locale === 'en' ? /Wait until it is done/ : /请等待其处理完成/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);

    await mouse.press(form.button(said.say('cancel.againName', { domain })));
    const dialog = form.root.locator('jieru-dialog[open]');
    await mouse.tick(dialog.getByRole('checkbox'));
    await mouse.write(dialog.getByRole('textbox', { name: said.field('password') }), password);
    await mouse.press(dialog.getByRole('button', { name: said.say('cancel.do'), exact: true }));
    await form.root.getByText(said.say('cancel.asked')).first().waitFor();
    expect(await refusal.count()).toBe(0);
  },
);
