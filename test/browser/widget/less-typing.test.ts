import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { anApplicant, opensTheForm, words } from '../paths/support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

async function opened(milestone: Milestone): Promise<{ page: Page; form: Form; filing: Filing }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo(milestone);
  return { ...(await opensTheForm(house, browser, owner)), filing };
}

const caretOf = (field: Locator): Promise<number | null> =>
  field.evaluate((one) => (one as HTMLInputElement).selectionStart);

/** The telephone number of the person in charge, with what sets it in groups already loaded. */
async function theMobile(form: Form): Promise<Locator> {
  await form.shows('DETAILS');
  const field = form.text('subjectPerson.mobile');
  await field.fill('1');
  await field.fill('');
  await form.page.waitForTimeout(300);
  return field;
}

describe('a number', { timeout: 60_000 }, () => {
  it('is set in groups while it is typed, and the caret stays where somebody corrects it', async () => {
    const { page, form } = await opened('VERIFY_PASSWORD');
    const field = await theMobile(form);
    await field.focus();
    await page.keyboard.type('13800138000');
    expect(await field.inputValue()).toBe('138 0013 8000');
    await field.evaluate((one) => (one as HTMLInputElement).setSelectionRange(4, 4));
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('9');
    expect(await field.inputValue()).toBe('139 0013 8000');
    expect(await caretOf(field)).toBe(3);
  });

  it('is taken in full width and with hyphens, and shown as its paper has it', async () => {
    const { page, form } = await opened('VERIFY_PASSWORD');
    const field = await theMobile(form);
    await field.focus();
    await page.keyboard.insertText('１３８-００１３-８０００');
    expect(await field.inputValue()).toBe('138 0013 8000');
  });

  it('is left alone while an input method is at work on it', async () => {
    const { page, form } = await opened('VERIFY_PASSWORD');
    const field = await theMobile(form);
    await field.focus();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: '１３８０', selectionStart: 4, selectionEnd: 4 });
    expect(await field.inputValue()).toBe('１３８０');
    await devtools.send('Input.insertText', { text: '１３８０' });
    await expect.poll(() => field.inputValue()).toBe('138 0');
  });
});

describe('Enter', { timeout: 60_000 }, () => {
  it('goes on, but not while an input method needs it', async () => {
    const { page, form, filing } = await opened('VERIFY_SERVER');
    await form.shows('PASSWORD');
    const field = form.root.locator('jieru-step-password input');
    await field.fill(filing.company.member.password);
    await field.evaluate((one) =>
      one.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 'Enter',
          isComposing: true,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      ),
    );
    await page.waitForTimeout(300);
    await form.shows('PASSWORD');
    await field.press('Enter');
    await form.shows('DETAILS');
  });
});

describe('what stands elsewhere in the form', { timeout: 60_000 }, () => {
  it('is put in with one press, and offered no longer', async () => {
    const { form } = await opened('VERIFY_PASSWORD');
    await form.shows('DETAILS');
    const address = '浙江省杭州市西湖区示例路7号';
    await form.text('subject.mailingAddress').fill('');
    await form.text('subject.certificateAddress').fill(address);
    const label = words.field('subject.certificateAddress');
    const same = form.button(words.say('details.sameAs', { label, value: address }));
    await mouse.press(same);
    await expect.poll(() => form.text('subject.mailingAddress').inputValue()).toBe(address);
    await same.waitFor({ state: 'detached' });
  });
});
