import type { Locator } from 'playwright-core';
import type { Hands } from './hands.ts';

const MOST_STOPS = 150;

/** Whether the keyboard is at an element, however deep in shadow roots. */
export const hasFocus = (locator: Locator): Promise<boolean> =>
  locator.evaluate((element) => {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active === element;
  });

/** Presses Tab, or Shift and Tab, until the element is reached; fails when it is in nobody's reach. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor({ state: 'attached' });
  const { keyboard } = target.page();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if (await hasFocus(target)) return;
    await keyboard.press('Tab');
  }
  throw new Error(`${MOST_STOPS} times Tab did not lead to ${String(target)}`);
}

/** Tab leads into a group of radio buttons once; arrows move within it, and choose. */
async function arrowTo(radio: Locator): Promise<void> {
  const group = radio.locator('xpath=ancestor::*[@role="radiogroup"]');
  const radios = await group.getByRole('radio').all();
  const { keyboard } = radio.page();
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    if ((await Promise.all(radios.map(hasFocus))).includes(true)) break;
    await keyboard.press('Tab');
  }
  if ((await hasFocus(radio)) && !(await radio.isChecked())) await keyboard.press('Space');
  for (let moves = 0; !(await radio.isChecked()); moves += 1) {
    if (moves > radios.length) throw new Error(`the arrow keys did not lead to ${String(radio)}`);
    await keyboard.press('ArrowDown');
  }
}

const chosenText = (list: Locator): Promise<string> =>
  list.evaluate((select) => (select as HTMLSelectElement).selectedOptions[0]?.textContent.trim() ?? '');

/** Tab, arrows, Enter, the space bar, and what is typed. */
export const keyboard: Hands = {
  name: 'keyboard',
  async press(button) {
    await tabTo(button);
    // What is busy takes the focus and says so, and does nothing yet.
    await button.and(button.page().locator(':not([aria-disabled="true"])')).waitFor();
    await button.page().keyboard.press('Enter');
  },
  async write(field, text) {
    await tabTo(field);
    const keys = field.page().keyboard;
    await keys.press('ControlOrMeta+A');
    await keys.press('Delete');
    await keys.type(text);
  },
  async writeDate(field, isoDay) {
    await tabTo(field);
    const [year = '', month = '', day = ''] = isoDay.split('-');
    // The segments stand in the order of an English browser.
    await field.page().keyboard.type(`${month}${day}${year}`);
  },
  async choose(list, option) {
    await list.locator('option', { hasText: option }).first().waitFor({ state: 'attached' });
    await tabTo(list);
    const keys = list.page().keyboard;
    await keys.press('Home');
    const count = await list.locator('option').count();
    for (let at = 0; at < count; at += 1) {
      if ((await chosenText(list)) === option) return;
      await keys.press('ArrowDown');
    }
    throw new Error(`the arrow keys did not lead to ${option}`);
  },
  async tick(box) {
    if ((await box.getAttribute('type')) === 'radio') return arrowTo(box);
    await tabTo(box);
    await box.page().keyboard.press('Space');
  },
  async give(picker, file) {
    await tabTo(picker);
    const page = picker.page();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
    await chooser.setFiles(file);
  },
};
