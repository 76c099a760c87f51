import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import { openForm, type OpenForm } from '../kit/form.ts';
import { Form } from './support/form.ts';
import type { House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { jpegWithExif, portrait } from './support/papers.ts';
import { visit } from './support/visit.ts';
import { wordsIn } from './support/words.ts';
import type { StepName } from '../../../widget/form/store/steps.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
const words = wordsIn('zh-CN');

inAHouse((opened) => void ([house, browser] = opened));

type Looks = (form: Form) => Promise<void>;

const formOn = (page: Page): Form => new Form(page, words, mouse);

/** Comes back by a reload, on another device, and by the id of the filing; each time all must be where it was. */
async function comesBack({ page, account, filing }: OpenForm, step: StepName, looks: Looks): Promise<void> {
  await page.reload();
  await formOn(page).shows(step);
  await looks(formOn(page));

  const device = await visit(browser, { width: 390 });
  await device.page.goto(`${house.url}/demo/index.html?as=${account}`);
  await formOn(device.page).shows(step);
  await looks(formOn(device.page));

  if (!filing) return;
  await device.page.goto('about:blank');
  await device.page.goto(`${house.url}/demo/index.html?as=${account}`);
  await device.page
    .locator('access-filing')
    .evaluate((element, id) => element.setAttribute('filing-id', id), filing.id);
  await formOn(device.page).shows(step);
  await looks(formOn(device.page));
}

const saved = async (form: Form): Promise<void> => form.root.getByText(/^已自动保存/).waitFor();

describe('someone who comes back in the middle of', { timeout: 120_000 }, () => {
  test('the type check finds what was chosen from its lists, and nothing that was typed is kept', async () => {
    const { page } = await openForm(house, browser, { at: null });
    const form = formOn(page);
    await form.fillsType();
    const kept = await page.evaluate(() =>
      JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }, location.href, name]),
    );
    expect(kept).not.toMatch(/6739|shili/);
    await page.reload();
    await form.shows('TYPE');
    await expect
      .poll(() =>
        form
          .list('county')
          .evaluate((list) => (list as HTMLSelectElement).selectedOptions[0]?.textContent.trim()),
      )
      .toBe('西湖区');
  });

  test('the type check of a person has to give the certificate number again, which nothing keeps', async () => {
    const { page } = await openForm(house, browser, { at: null });
    const form = formOn(page);
    await mouse.choose(form.list('nature'), '个人');
    await mouse.write(form.text('certificateNumber'), '33010619900101000X');
    await mouse.write(form.text('domains'), 'shili-suibi.cn');
    expect(await page.evaluate(() => JSON.stringify(history.state))).not.toMatch(/19900101|shili/);
    await page.reload();
    await form.shows('TYPE');
    expect(await form.text('certificateNumber').inputValue()).toBe('');
  });

  test('the choice of a server finds the type check done', async () => {
    const opened = await openForm(house, browser, { at: 'START' });
    await comesBack(opened, 'SERVER', async (form) => {
      await form.root.getByRole('radio', { name: /^instance-/ }).waitFor();
    });
  });

  test('the password finds the server verified', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_SERVER' });
    await mouse.write(formOn(opened.page).text('password'), 'half-a-pass');
    await comesBack(opened, 'PASSWORD', async (form) => {
      // A password that was not sent is kept nowhere.
      expect(await form.text('password').inputValue()).toBe('');
      expect(await form.item('SERVER').textContent()).toContain(words.say('status.DONE'));
    });
  });

  test('the details finds every half-typed word', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const form = formOn(opened.page);
    await form.shows('DETAILS');
    await form.agrees('FILING');
    await mouse.write(form.text('subject.name'), '杭州示');
    await mouse.write(form.text('subjectPerson.mobile'), '13000');
    await mouse.tick(form.root.getByRole('radio', { name: words.say('details.otherPerson'), exact: true }));
    await mouse.writeDate(form.date('subjectPerson.certificateFrom'), '2015-06-01');
    await form.text('subjectPerson.email').pressSequentially('bei');
    await saved(form);
    await comesBack(opened, 'DETAILS', async (again) => {
      await expect.poll(() => again.text('subject.name').inputValue()).toBe('杭州示');
      expect(await again.text('subjectPerson.mobile').inputValue()).toBe('130 00');
      expect(await again.text('subjectPerson.email').inputValue()).toBe('bei');
      expect(await again.date('subjectPerson.certificateFrom').inputValue()).toBe('2015-06-01');
      expect(
        await again.root.getByRole('radio', { name: words.say('details.otherPerson') }).isChecked(),
      ).toBe(true);
      expect(await again.root.getByText(/^已于.*同意$/).count()).toBe(1);
    });
  });

  test('the details is asked before something that is not saved yet would be lost', async () => {
    const { page, context } = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const form = formOn(page);
    await form.shows('DETAILS');
    await context.setOffline(true);
    await mouse.write(form.text('subject.name'), '杭州示例科技有限公司');
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      });
    });
    await page.evaluate(() => setTimeout(() => location.reload(), 0));
    expect(await asked).toBe('beforeunload');
    expect(await form.text('subject.name').inputValue()).toBe('杭州示例科技有限公司');
  });

  test('the papers finds the picture that was uploaded and the places still empty', async () => {
    const opened = await openForm(house, browser, { at: 'SAVE_DETAILS' });
    const form = formOn(opened.page);
    await form.shows('MATERIALS');
    await form.upload('SUBJECT_CERTIFICATE', await jpegWithExif());
    await comesBack(opened, 'MATERIALS', async (again) => {
      await again.holds('SUBJECT_CERTIFICATE');
      await again.picker('VERIFICATION_FORM').waitFor();
    });
  });

  test('the photo finds consent and picture', async () => {
    const opened = await openForm(house, browser, { at: 'SAVE_DETAILS' });
    const form = formOn(opened.page);
    await form.shows('MATERIALS');
    for (const kind of [
      'SUBJECT_CERTIFICATE',
      'SUBJECT_PERSON_CERTIFICATE_FRONT',
      'SUBJECT_PERSON_CERTIFICATE_BACK',
      'VERIFICATION_FORM',
    ] as const)
      await opened.filing?.uploads(kind, kind === 'VERIFICATION_FORM' ? opened.filing.websiteId : null);
    await form.opens('PHOTO');
    await form.shows('PHOTO');
    await form.agrees('FACE');
    await form.picker('VERIFICATION_PHOTO').waitFor();
    await comesBack(opened, 'PHOTO', async (again) => {
      await again.picker('VERIFICATION_PHOTO').waitFor();
    });
    await form.upload('VERIFICATION_PHOTO', await portrait());
    await opened.page.reload();
    await form.shows('PHOTO');
    await form.holds('VERIFICATION_PHOTO');
  });

  test('the last look finds what will be sent', async () => {
    const opened = await openForm(house, browser, { at: 'UPLOAD' });
    await formOn(opened.page).shows('REVIEW');
    await comesBack(opened, 'REVIEW', async (form) => {
      await form.root.getByText('张演练').first().waitFor();
      await form.button(words.say('review.submit')).waitFor();
    });
  });

  test('the review finds the filing waiting', async () => {
    const opened = await openForm(house, browser, { at: 'SUBMIT' });
    await formOn(opened.page).shows('RESULT');
    await comesBack(opened, 'RESULT', (form) => form.tells('SUBMIT'));
  });

  test('a correction finds the remarks and what was corrected so far', async () => {
    const opened = await openForm(house, browser, { at: 'SUBMIT' });
    const { filing } = opened;
    await filing?.does(
      'returnFiling',
      {
        remarks: [
          { path: ['subject', 'mailingAddress'], message: '请写明楼层' },
          { path: ['subjectPerson', 'email'], message: '邮箱退信' },
        ],
      },
      await house.desk().reviewer(),
    );
    const form = formOn(opened.page);
    await form.tells('RETURN', { count: 2 });
    await mouse.press(form.button(words.say('step.DETAILS')));
    await form.root.getByText('请写明楼层').waitFor();
    await mouse.write(form.text('subject.mailingAddress'), '浙江省杭州市西湖区演练路1号3楼');
    await saved(form);
    await comesBack(opened, 'DETAILS', async (again) => {
      await again.root.getByText('邮箱退信').first().waitFor();
      expect(await again.text('subject.mailingAddress').inputValue()).toBe('浙江省杭州市西湖区演练路1号3楼');
    });
  });

  test('the SMS check finds the way to the portal and the time left', async () => {
    const opened = await openForm(house, browser, { at: 'HAND_OVER' });
    await formOn(opened.page).shows('SMS');
    await comesBack(opened, 'SMS', async (form) => {
      await form.root.getByRole('link', { name: words.say('sms.portal') }).waitFor();
      await form.root
        .getByRole('timer')
        .filter({ hasText: /23 小时 5\d 分/ })
        .waitFor();
    });
  });

  test('the happy end finds the number', async () => {
    const opened = await openForm(house, browser, { at: 'APPROVE' });
    const { filing, page } = opened;
    const looks: Looks = (form) =>
      form.root.getByText(words.say('approved.heading'), { exact: true }).waitFor();
    await page
      .locator('access-filing')
      .evaluate((element, id) => element.setAttribute('filing-id', id), filing?.id ?? '');
    await formOn(page).shows('RESULT');
    await looks(formOn(page));
    await page.reload();
    await formOn(page).shows('RESULT');
    await looks(formOn(page));
  });
});
