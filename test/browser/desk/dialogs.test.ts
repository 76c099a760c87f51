import { beforeEach, describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { openDesk, showView } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;
let open: OpenDesk;

inAHouse((opened) => void ([house, browser] = opened));

beforeEach(async () => {
  open = await openDesk(house, browser);
  // With this view comes the element.
  await showView(open, 'backdrops');
});

/** A dialog of its own beside the desk, open, which counts how often it says that it closed. */
async function aDialog() {
  const dialog = await open.page.evaluateHandle(async () => {
    // The view's elements come in a file of their own, maybe after the view is shown.
    await customElements.whenDefined('jieru-dialog');
    const made = Object.assign(document.createElement('jieru-dialog'), { open: true, heading: 'Test' });
    made.dataset.closes = '0';
    made.addEventListener('close', () => (made.dataset.closes = String(Number(made.dataset.closes) + 1)));
    made.append(Object.assign(document.createElement('input'), { type: 'file' }));
    document.body.append(made);
    await made.updateComplete;
    return made;
  });
  const settled = () =>
    dialog.evaluate(async (made) => {
      // What the browser tells of a closed dialog comes in a task of its own.
      await new Promise((told) => setTimeout(told, 50));
      await made.updateComplete;
      const native = made.shadowRoot?.querySelector('dialog');
      return { open: made.open, shown: native?.open, closes: Number(made.dataset.closes) };
    });
  return { dialog, settled };
}

describe('a dialog', () => {
  it('says once that it closed: by Escape, by its button, by its owner', async () => {
    const ways = [
      () => open.page.keyboard.press('Escape'),
      () =>
        open.page
          .locator('body > jieru-dialog[open]')
          .getByRole('button', { name: open.words.say('dialog.close') })
          .click(),
      () => open.page.locator('body > jieru-dialog[open]').evaluate((made) => made.removeAttribute('open')),
    ];
    for (const way of ways) {
      const { dialog, settled } = await aDialog();
      await way();
      expect(await settled()).toEqual({ open: false, shown: false, closes: 1 });
      await dialog.evaluate((made) => made.remove());
    }
  });

  it('that is opened again in the moment in which it closes stays open', async () => {
    const { dialog, settled } = await aDialog();
    await dialog.evaluate(async (made) => {
      made.open = false;
      await made.updateComplete;
      made.open = true;
    });
    expect(await settled()).toEqual({ open: true, shown: true, closes: 1 });
  });

  it('stays open when a choice within it is called off', async () => {
    const { dialog, settled } = await aDialog();
    await dialog.evaluate((made) =>
      made.querySelector('input')?.dispatchEvent(new Event('cancel', { bubbles: true, composed: true })),
    );
    expect(await settled()).toEqual({ open: true, shown: true, closes: 0 });
  });
});
