import type { Hands } from './hands.ts';

/** Clicks, and types where it clicked. */
export const mouse: Hands = {
  name: 'mouse',
  press: (button) => button.click(),
  async write(field, text) {
    await field.click();
    await field.fill(text);
    await field.blur();
  },
  async writeDate(field, isoDay) {
    await field.fill(isoDay);
    await field.blur();
  },
  async choose(list, option) {
    await list.selectOption({ label: option });
  },
  // A box may be replaced by what its tick brought about, so its state is not asked for afterwards.
  tick: (box) => box.click(),
  async give(picker, file) {
    // The words of the label are what is seen and clicked; the picker itself is hidden behind them.
    const click = picker.locator('xpath=..').click();
    const [chooser] = await Promise.all([picker.page().waitForEvent('filechooser'), click]);
    await chooser.setFiles(file);
  },
};
