import { describe, expect, it } from 'vitest';
import { KEYS } from '../../../widget/desk/keys/keys.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { aFilingInReview, accessibilityFaults, openDesk, rowOf, widthsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const helpIn = ({ desk, words }: OpenDesk) => desk.getByRole('dialog', { name: words.say('keys.heading') });

const passDialog = ({ desk, words }: OpenDesk) =>
  desk.getByRole('dialog', { name: words.say('pass.heading') });

/** A key pressed as an input method does while it composes a character. */
const composes = ({ page }: OpenDesk, key: string): Promise<void> =>
  page.evaluate((key) => {
    const init = { key, isComposing: true, bubbles: true, composed: true, cancelable: true };
    document.body.dispatchEvent(new KeyboardEvent('keydown', init));
  }, key);

describe.each([
  { locale: 'zh-CN', width: 1440, theme: 'light' },
  { locale: 'en', width: 390, theme: 'dark' },
] as const)('the table of keys in $locale, $width px, $theme', (look) => {
  it('shows every key that acts, by a key and by a button, and breaks no rule of accessibility', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, look);
    // Without a row the focus would be in the search, where a question mark is text.
    await rowOf(open.desk, filing).waitFor();
    await open.page.keyboard.press('?');
    await helpIn(open).waitFor();
    for (const { act, keys } of KEYS) {
      const row = open.desk.locator('jieru-desk-keys-dialog dl > div').filter({
        has: open.page.getByText(open.words.say(`keys.act.${act}`), { exact: true }),
      });
      expect(await row.locator('kbd').count(), act).toBe(keys.length);
    }
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    await open.page.keyboard.press('Escape');
    await helpIn(open).waitFor({ state: 'detached' });
    expect(open.record.complaints).toEqual([]);
  });
});

describe('keys', () => {
  it('lead through a filing: why, paper after paper, data, remark, and back', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser);
    const { desk, page, words } = open;
    await rowOf(desk, filing).getByRole('button').click();
    await desk.locator('jieru-desk-look').getByRole('button').first().waitFor();
    await page.keyboard.press('1');
    await desk.locator('jieru-desk-picture').waitFor();
    const chosen = desk.locator('jieru-desk-materials [role=tab][aria-selected=true]');
    const first = await chosen.getAttribute('data-id');
    await page.keyboard.press(']');
    await expect.poll(() => chosen.getAttribute('data-id')).not.toBe(first);
    await page.keyboard.press('[');
    await expect.poll(() => chosen.getAttribute('data-id')).toBe(first);
    await page.keyboard.press('+');
    await desk.locator('.percent').getByText('100%').waitFor({ state: 'detached' });
    await page.keyboard.press('0');
    await desk.locator('.percent').getByText('100%').waitFor();
    await page.keyboard.press('d');
    const clear = desk.getByRole('checkbox', { name: words.say('filing.personal') });
    await expect.poll(() => clear.isChecked()).toBe(true);
    await page.keyboard.press('f');
    await expect.poll(() => desk.locator('jieru-desk-data .row:focus').count()).toBe(1);
    await page.keyboard.press('c');
    const remark = desk.locator('jieru-desk-tray').getByRole('textbox');
    await expect.poll(() => hasFocus(remark)).toBe(true);
    // What is typed is text: no letter of it passes, returns or leaves.
    await page.keyboard.type('pxn/?');
    expect(await remark.inputValue()).toBe('pxn/?');
    expect(await desk.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Tab');
    await page.keyboard.press('t');
    await desk.locator('jieru-desk-tray').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await desk.locator('jieru-desk-filing').waitFor({ state: 'detached' });
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  it('pass in two, and nothing while a character is composed or a key is held', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    await looksAtEverything(open.desk, open.words, mouse);
    await composes(open, 'p');
    expect(await passDialog(open).count()).toBe(0);
    await open.page.keyboard.press('p');
    await passDialog(open).waitFor();
    const confirm = open.desk
      .locator('jieru-desk-pass')
      .getByRole('button', { name: open.words.say('act.pass'), exact: true });
    await expect.poll(() => hasFocus(confirm)).toBe(true);
    await open.page.keyboard.press('Enter');
    await open.desk.getByText(open.words.say('done.PASS')).first().waitFor();
    expect(await filing.state()).toBe('QUEUED');
  });

  it('can be switched off, apart from those that move where the focus is, and stay so', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser);
    const { desk, page, words } = open;
    await page.keyboard.press('?');
    await helpIn(open).waitFor();
    await desk.getByRole('checkbox', { name: words.say('keys.single') }).uncheck();
    await page.keyboard.press('Escape');
    await page.reload();
    await rowOf(desk, filing).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.press('?');
    await page.keyboard.press('n');
    expect(await helpIn(open).count()).toBe(0);
    expect(await desk.locator('jieru-desk-filing').count()).toBe(0);
    await desk.locator('jieru-desk-list button.open').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await desk.locator('jieru-desk-filing').waitFor();
    await page.keyboard.press('Escape');
    await desk.locator('jieru-desk-keys').getByRole('button').click();
    await helpIn(open).waitFor();
  });

  it('are the page’s outside the desk', async () => {
    const open = await openDesk(house, browser);
    await open.page.getByRole('link', { name: 'GraphiQL' }).focus();
    await open.page.keyboard.press('?');
    expect(await helpIn(open).count()).toBe(0);
  });
});
