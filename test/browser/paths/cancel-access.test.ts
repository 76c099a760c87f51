import type { RehearsalOrderStage } from '../../../prisma/generated/client/enums.ts';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import { cancels, codeTexted } from '../../testkit/cancelling.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import { aFiledSubject, type Filed } from '../../process/support/subjects.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { bringsPapersAndPhoto, fillsDetails, submits } from './support/fills.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const masked = (phone: string): string => `${phone.slice(0, 3)} **** ${phone.slice(-4)}`;

/** Fills in the form itself from the details on, and is served: the person of the website is the subject's. */
async function filesInTheForm(owner: Applicant, filed: Filed): Promise<void> {
  const filing = await owner.files(filed).upTo('VERIFY_PASSWORD');
  const { form, page } = await opensTheForm(house, browser, owner);
  await fillsDetails(form, filed);
  await form.next();
  await bringsPapersAndPhoto(form);
  await submits(form);
  filing.isAt('SUBMIT');
  await filing.goes('HAND_OVER');
  await mouse.press(form.button(words.say('step.SMS')));
  await form.shows('SMS');
  await form.root.getByText(words.say('sms.textedUnknown')).waitFor();
  await filing.goes('APPROVE');
  await page.close();
}

/** The code of the newest text on the page that shows what test mode sends, opened beside the form. */
async function readsThePhone(page: Page, phone: string): Promise<string> {
  const beside = await page.context().newPage();
  await beside.goto(`${house.url}/rehearsal/mail`);
  const text = beside.locator('article.sms').first();
  await text.getByText(masked(phone)).waitFor();
  const [code = ''] = /\d{6}/.exec(await text.locator('.text').innerText()) ?? [];
  await beside.close();
  return code;
}

test(
  'an access is cancelled from its website, with warnings, confirmation, a code from the phone and password',
  { timeout: 120_000 },
  async () => {
    const domain = `quxiao-${process.pid}.org`;
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
      sites: [{ domains: [domain] }],
    });
    const owner = await anApplicant(house);
    await filesInTheForm(owner, filed);
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('HOME');
    await mouse.press(form.button(words.say('cancel.doName', { domain })));
    const dialog = form.root.locator('jieru-dialog[open]');
    await dialog.getByText(/空壳/).first().waitFor();
    await dialog.getByText(/\.org/).first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const code = dialog.getByRole('textbox', { name: words.field('code') });
    await code.waitFor();
    const send = dialog.getByRole('button', { name: words.say('cancel.do'), exact: true });
    await mouse.press(send);
    await expect.poll(() => dialog.locator('[aria-invalid="true"]').count()).toBe(3);
    await mouse.tick(dialog.getByRole('checkbox'));
    const password = dialog.getByRole('textbox', { name: words.field('password') });
    expect(await code.getAttribute('inputmode')).toBe('numeric');
    expect(await code.getAttribute('autocomplete')).toBe('one-time-code');
    await page.clock.install();
    await mouse.press(dialog.getByRole('button', { name: words.say('code.send') }));
    const resting = dialog.getByRole('button', { name: /秒后可重新获取/ });
    await resting.waitFor();
    expect(await resting.isDisabled()).toBe(true);
    await expect.poll(() => code.evaluate((field) => field.matches(':focus'))).toBe(true);
    const { phone } = filed.member;
    const right = await readsThePhone(page, phone);
    const status = dialog.getByRole('status').first();
    await expect.poll(() => status.textContent()).toMatch(/验证码已发送到.*60 秒后/);
    await page.clock.fastForward(61_000);
    const again = dialog.getByRole('button', { name: words.say('code.sendAgain') });
    await again.waitFor();
    expect(await again.isDisabled()).toBe(false);
    await expect.poll(() => status.textContent()).toBe(words.say('code.mayAgain'));
    await mouse.write(code, right === '123456' ? '654321' : '123456');
    await mouse.write(password, 'not-the-one');
    await mouse.press(send);
    await dialog
      .locator('jieru-phone-code')
      .getByText(/不是最近一次发送的验证码/)
      .waitFor();
    expect(await code.getAttribute('aria-invalid')).toBe('true');
    expect(await password.getAttribute('aria-invalid')).toBe(null);
    expect(await accessibilityFaults(page)).toEqual([]);
    await mouse.write(code, right);
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
    const atAuthority = (stage: RehearsalOrderStage) =>
      house
        .service()
        .services.database.prisma.rehearsalOrder.updateMany({ where: { websiteNumber }, data: { stage } });
    // Other software under the same account has asked already.
    await atAuthority('CANCELLED');
    expect(await cancels(owner, { websiteNumber, password })).toMatchObject({ websiteNumber });
    await house.desk().authorityWorks();
    await atAuthority('DECIDED');
    // The next text may be sent.
    await house.desk().clock.passes({ hours: 0.1 });

    const { form, page } = await opensTheForm(house, browser, owner, { locale, colorScheme, width });
    await form.shows('HOME');
    const refusal = form.root.locator('jieru-subject-card jieru-notice[tone="bad"]');
    await refusal
      .getByText(locale === 'en' ? /already requested/ : /已申请过/)
      .first()
      .waitFor();
    await refusal.getByText(locale === 'en' ? /Wait until it is finished/ : /请等待其处理完成/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);

    await mouse.press(form.button(said.say('cancel.againName', { domain })));
    const dialog = form.root.locator('jieru-dialog[open]');
    await mouse.tick(dialog.getByRole('checkbox'));
    await mouse.press(dialog.getByRole('button', { name: said.say('code.send') }));
    await dialog.getByText(locale === 'en' ? /Valid until/ : /前有效/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await overflowOf(page)).toBe(0);
    await mouse.write(
      dialog.getByRole('textbox', { name: said.field('code') }),
      await codeTexted(owner, websiteNumber),
    );
    await mouse.write(dialog.getByRole('textbox', { name: said.field('password') }), password);
    await mouse.press(dialog.getByRole('button', { name: said.say('cancel.do'), exact: true }));
    await form.root.getByText(said.say('cancel.asked')).first().waitFor();
    expect(await refusal.count()).toBe(0);
  },
);
