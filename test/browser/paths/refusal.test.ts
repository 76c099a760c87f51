import { describe, expect, test } from 'vitest';
import { refused } from '../../../server/rehearsal/authority/brain/verdict.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import { aFiledSubject, type Filed } from '../../process/support/subjects.ts';
import { describedBy } from '../journeys/support/described.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { png } from '../journeys/support/papers.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { isPutInOrder } from './support/authority.ts';
import { submits } from './support/fills.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

/** An order whose only website the authority has refused, on show. */
async function refusedOrder(
  code: number,
  opinion: string,
): Promise<{ form: Form; filing: Filing; filed: Filed }> {
  const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE', {
    sites: [{ verdict: refused(code, opinion) }],
  });
  const owner = await anApplicant(house);
  const filing = await owner.files(filed).upTo('APPROVE');
  const { form, page } = await opensTheForm(house, browser, owner);
  await form.shows('RESULT');
  await form.root.getByText(opinion).first().waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  return { form, filing, filed };
}

describe('what the authority refused', { timeout: 120_000 }, () => {
  test('stands beside its field, is corrected, submitted again and approved', async () => {
    const { form, filing, filed } = await refusedOrder(1022, '首页网址格式错误');
    await mouse.press(form.button(words.say('result.correct')));
    await form.shows('DETAILS');
    const field = form.text('websites.homepageUrl');
    await expect.poll(() => describedBy(field)).toContain('首页网址格式错误');
    expect(await field.getAttribute('aria-invalid')).toBeNull();
    await mouse.write(field, filed.type.domains[0] ?? '');
    await expect.poll(() => describedBy(field)).not.toContain('首页网址格式错误');
    await form.root.getByText(/^已自动保存/).waitFor();
    await isPutInOrder(house, filed);
    await submits(form);
    filing.isAt('SUBMIT');
    await filing.goes('APPROVE');
    await form.root.getByText(words.say('approved.heading')).first().waitFor();
  });

  test('of the website as a whole stands at the website', async () => {
    const { form, filing } = await refusedOrder(1002, '网站内容与主办单位业务无关联');
    await mouse.press(form.button(words.say('result.correct')));
    await form.shows('DETAILS');
    await form.root
      .getByRole('group', { name: words.say('details.website'), exact: true })
      .getByText('网站内容与主办单位业务无关联')
      .waitFor();
    // Nothing in the form is wrong: what was put in order on the website itself is submitted as it is.
    await submits(form);
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  test('of the password asks for it again', async () => {
    const { form, filed } = await refusedOrder(1018, '备案密码已于审核期间变更');
    await mouse.press(form.button(words.say('result.correct')));
    await form.shows('PASSWORD');
    await form.root.locator('jieru-step-password').getByText('备案密码已于审核期间变更').waitFor();
    await mouse.write(form.text('password'), filed.member.password);
    await form.next();
    await form.shows('DETAILS');
  });

  test('of what the type check fixed is given up for a new order', async () => {
    const { form, filing } = await refusedOrder(1003, '主办者冲突：该主体在其他接入服务商处有正在办理的备案');
    await form.root.getByText(words.say('refused.newOrder')).waitFor();
    await mouse.press(form.button(words.say('result.correct')));
    await form.shows('TYPE');
    await form.root.locator('jieru-type-known').getByText('主办者冲突').waitFor();
    await mouse.press(form.button(words.say('abandon.do')));
    await mouse.press(
      form.root.locator('jieru-dialog[open]').getByRole('button', { name: words.say('abandon.do') }),
    );
    await form.text('certificateNumber').waitFor();
    expect(await filing.state()).toBe('ABANDONED');
  });
});

describe('what the reviewer wrote about papers and photo', { timeout: 120_000 }, () => {
  test('stands at the tile until the picture is replaced, and goes back to the review', async () => {
    const filed = await aFiledSubject(house.desk(), '330000', 'ENTERPRISE');
    const owner = await anApplicant(house);
    const filing = await owner.files(filed).upTo('SUBMIT');
    const remarks = [
      { path: ['materials', 'SUBJECT_CERTIFICATE'], message: '营业执照四角不全' },
      { path: ['photo', 'VERIFICATION_PHOTO', filing.websiteId], message: '照片不清晰' },
    ];
    await filing.does('returnFiling', { remarks }, await house.desk().reviewer());
    const { form, page } = await opensTheForm(house, browser, owner);
    await form.shows('MATERIALS');
    const licence = form.tile('SUBJECT_CERTIFICATE');
    await licence.getByText('营业执照四角不全').waitFor();
    expect(
      await form.root
        .locator('jieru-material-tile')
        .getByText(/初审意见/)
        .count(),
    ).toBe(1);
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.upload('SUBJECT_CERTIFICATE', await png());
    await expect.poll(() => licence.getByText('营业执照四角不全').count()).toBe(0);

    await form.opens('PHOTO');
    const photo = form.tile('VERIFICATION_PHOTO');
    await photo.getByText('照片不清晰').waitFor();
    await form.upload('VERIFICATION_PHOTO', await png());
    await expect.poll(() => photo.getByText('照片不清晰').count()).toBe(0);
    await submits(form, 'review.resubmit');
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});
