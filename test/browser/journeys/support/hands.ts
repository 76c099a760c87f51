import type { Locator } from 'playwright-core';
import type { PaperFile } from './papers.ts';

/** How somebody works a page: with a mouse, or with a keyboard alone. */
export type Hands = {
  readonly name: string;
  press(button: Locator): Promise<void>;
  /** Replaces what stands in a text field, and goes on. */
  write(field: Locator, text: string): Promise<void>;
  writeDate(field: Locator, isoDay: string): Promise<void>;
  /** Chooses an option of a native list by its text. */
  choose(list: Locator, option: string): Promise<void>;
  /** Ticks a check box or a radio button. */
  tick(box: Locator): Promise<void>;
  give(picker: Locator, file: PaperFile): Promise<void>;
};
