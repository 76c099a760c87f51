import type { Locator, Page } from 'playwright-core';
import type { Hands } from './hands.ts';
import { looksAtEverything } from './looks.ts';
import type { Words } from './words.ts';

/** The reviewers' page. */
export class ReviewDesk {
  readonly root: Locator;

  constructor(
    readonly page: Page,
    readonly words: Words,
    readonly hands: Hands,
  ) {
    this.root = page.locator('filing-desk');
  }

  /** Opens a filing that waits for review. */
  async opens(subjectName: string): Promise<void> {
    await this.hands.press(this.root.getByRole('table').getByRole('button', { name: subjectName }));
    await this.root.getByRole('heading', { name: this.words.say('data.heading') }).waitFor();
    await this.saysWhy();
  }

  /** Says that it is looked at to be reviewed, unless that was said in this session. */
  async saysWhy(): Promise<void> {
    const bar = this.root.locator('jieru-desk-look');
    const why = bar.getByRole('button', { name: this.words.say('look.REVIEW') });
    if ((await why.count()) === 0) return;
    await this.hands.press(why);
    await why.waitFor({ state: 'detached' });
  }

  /** Writes a remark beside a value. */
  async remarksOn(what: string, message: string): Promise<void> {
    const { hands, words } = this;
    await hands.press(this.#button(words.say('remark.on', { what })));
    await hands.write(this.root.getByRole('textbox', { name: words.say('remark.label', { what }) }), message);
  }

  async returns(): Promise<void> {
    await this.hands.press(this.#button(this.words.say('act.returnCount', { count: 1 })));
    await this.#confirms('return.heading', 'act.return');
    await this.root.getByText(this.words.say('done.RETURN')).first().waitFor();
  }

  async passes(): Promise<void> {
    const pass = this.#button(this.words.say('act.pass'));
    // Before the desk has heard of the resubmission nothing on it is marked as unseen.
    await pass.waitFor();
    await looksAtEverything(this.root, this.words, this.hands);
    await this.hands.press(pass);
    await this.#confirms('pass.heading', 'act.pass');
    await this.root.getByText(this.words.say('done.PASS')).first().waitFor();
  }

  async #confirms(
    heading: 'return.heading' | 'pass.heading',
    action: 'act.return' | 'act.pass',
  ): Promise<void> {
    await this.root.getByRole('dialog', { name: this.words.say(heading) }).waitFor();
    const dialog = this.root.locator('jieru-dialog[open]');
    await this.hands.press(dialog.getByRole('button', { name: this.words.say(action), exact: true }));
  }

  #button(name: string): Locator {
    return this.root.getByRole('button', { name, exact: true });
  }
}
