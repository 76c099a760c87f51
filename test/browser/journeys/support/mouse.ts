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
    const chooser = picker.page().waitForEvent('filechooser');
    // The words of the label are what is seen and clicked; the picker itself is hidden behind them.
    await picker.locator('xpath=..').click();
    await (await chooser).setFiles(file);
  },
};
