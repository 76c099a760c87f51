import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { announced, focused, heading, openForm, stepIs } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('someone who uses the keyboard or a screen reader', { timeout: 60_000 }, () => {
  it('is brought to the first wrong field and told how many there are', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByRole('button', { name: '下一步' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('主办单位（主办人）名称');
    expect(await announced(page)).toMatch(/还有 \d+ 处需要修改/);
    const field = page.getByLabel('主办单位（主办人）名称');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await expect
      .poll(() =>
        field.evaluate((input) =>
          input.getRootNode() instanceof ShadowRoot
            ? (input.getRootNode() as ShadowRoot).getElementById('below')?.textContent.trim()
            : '',
        ),
      )
      .toBe('请填写主办单位（主办人）名称。');
  });

  it('reaches a field from its line in the summary', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('button', { name: '显示全部', exact: true }).click();
    await page.getByRole('button', { name: '请填写电子邮箱。' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('电子邮箱');
  });

  it('hears the new step and stands at its heading', async () => {
    const { page } = await openForm(house, browser, { at: 'SAVE_DETAILS' });
    await stepIs(page, '上传资料');
    await page.getByRole('button', { name: '上一步' }).focus();
    await page.keyboard.press('Enter');
    await stepIs(page, '填写接入信息');
    await expect.poll(() => focused(page)).toBe('填写接入信息');
    await expect.poll(() => announced(page)).toContain('填写接入信息');
  });

  it('is told about a wrong password at its field, with the tries that are left', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_SERVER' });
    await stepIs(page, '验证备案密码');
    await page.getByLabel('备案密码', { exact: true }).fill('not-the-one');
    await page.getByRole('button', { name: '下一步' }).click();
    await page
      .getByText(/还可尝试 \d 次/)
      .first()
      .waitFor();
    await expect.poll(() => focused(page)).toBe('备案密码');
    expect(await announced(page)).toMatch(/还可尝试/);
  });

  it('chooses a server with the arrow keys and goes on with Enter', async () => {
    const { page } = await openForm(house, browser, { at: 'START' });
    await stepIs(page, '验证产品');
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '下一步' }).focus();
    await page.keyboard.press('Enter');
    await stepIs(page, '验证备案密码');
  });

  it('can close the dialog that asks before abandoning, and is where they were', async () => {
    const { page } = await openForm(house, browser, { at: 'UPLOAD' });
    await stepIs(page, '核对并提交');
    const button = page.getByRole('button', { name: '放弃备案' }).first();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '确定放弃这次备案吗？' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => focused(page)).toContain('放弃备案');
    expect(await heading(page)).toBe('核对并提交');
  });
});

describe('a field of the details', { timeout: 60_000 }, () => {
  it('is praised as soon as it is right and complained about only when it has been left', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    await page.getByLabel('证件类型').selectOption({ label: '居民身份证' });
    const number = page.getByLabel('证件号码', { exact: true });
    await number.pressSequentially('4405241880010100');
    expect(await page.getByText(/校验/).count()).toBe(0);
    expect(await number.getAttribute('aria-invalid')).toBeNull();
    await number.pressSequentially('14');
    await page.getByText('校验通过 · 1880-01-01 · 男').waitFor();
    await number.fill('440524188001010015');
    expect(await number.getAttribute('aria-invalid')).toBeNull();
    await number.blur();
    await expect.poll(() => number.getAttribute('aria-invalid')).toBe('true');
    await number.fill('440524188001010014');
    await expect.poll(() => number.getAttribute('aria-invalid')).toBeNull();
  });

  it('sets numbers in groups when it is left', async () => {
    const { page } = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    await stepIs(page, '填写接入信息');
    const mobile = page.getByLabel('手机号码');
    await mobile.fill('13800000000');
    await mobile.blur();
    await expect.poll(() => mobile.inputValue()).toBe('138 0000 0000');
  });
});
