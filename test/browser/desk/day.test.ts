import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { marksIn, wayOnwards } from '../journeys/support/looks.ts';
import { aFilingInReview, openDeskAs, reviewsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

// A small day: filings that were handed in with papers, decided in three browsers at once; `FILINGS_OF_A_DAY=30` makes it longer.
vi.setConfig({ testTimeout: 560_000, hookTimeout: 400_000 });

const FILINGS = Number(process.env['FILINGS_OF_A_DAY'] ?? '9');
const MOST_KEYS = 12;
const STAFF = ['王初审', '李初审', '赵初审'];
/** A look waits for pictures of three browsers on two cores. */
const SLOW = { timeout: 40_000 };

let house: House;
let browser: TestBrowser;
const filings: Filing[] = [];

inAHouse((opened) => void ([house, browser] = opened));

beforeAll(async () => {
  while (filings.length < FILINGS) filings.push(await aFilingInReview(house));
});

type Decided = { id: string; reviewer: string; decision: 'PASS' | 'RETURN'; keys: number };

/** Somebody at a keyboard, who counts what is pressed; text of a remark is not counted. */
class Reviewer {
  readonly decided: Decided[] = [];
  readonly places = new Set<number>();
  #keys = 0;

  constructor(
    private readonly name: string,
    private readonly open: OpenDesk,
  ) {}

  async work(): Promise<void> {
    await this.#press('n');
    for (;;) {
      const id = await this.#shown();
      if (id === null) return;
      const last = this.decided.length % 5 === 4;
      await (last ? this.#returns(id) : this.#passes(id));
    }
  }

  /** The filing on show that is this reviewer’s, or `null` when there is none left. */
  async #shown(): Promise<string | null> {
    const { desk, words } = this.open;
    const before = this.decided.at(-1)?.id;
    let shown = before;
    await expect
      .poll(async () => {
        if ((await desk.locator('.told').count()) > 0) return true;
        [shown] = await desk.locator('.id').allTextContents();
        const mine = await desk.locator('jieru-desk-head').getByText(words.say('reviewing.mine')).count();
        return shown !== undefined && shown !== before && mine === 1;
      }, SLOW)
      .toBe(true);
    return shown === before ? null : (shown ?? null);
  }

  async #passes(id: string): Promise<void> {
    const { desk, words } = this.open;
    await this.#saysWhy();
    const shown = desk.locator('jieru-desk-materials [role=tab][aria-selected=true]');
    for (;;) {
      await expect.poll(() => marksIn(shown, words).count(), SLOW).toBe(0);
      if ((await wayOnwards(desk).count()) === 0) break;
      const paper = await shown.getAttribute('data-id');
      await this.#press('u');
      await expect.poll(() => shown.getAttribute('data-id'), SLOW).not.toBe(paper);
    }
    await this.#press('d');
    await expect.poll(() => marksIn(desk, words).count(), SLOW).toBe(0);
    await this.#confirms('p', 'jieru-desk-pass', 'act.pass');
    this.#note(id, 'PASS');
  }

  async #returns(id: string): Promise<void> {
    const { desk, page } = this.open;
    await this.#saysWhy();
    await this.#press('c');
    const remark = desk.locator('jieru-desk-tray').getByRole('textbox').first();
    await expect.poll(() => hasFocus(remark), SLOW).toBe(true);
    await page.keyboard.type('请补充材料。');
    await this.#press('Tab');
    await this.#confirms('x', 'jieru-desk-return', 'act.return');
    this.#note(id, 'RETURN');
  }

  async #saysWhy(): Promise<void> {
    const { desk } = this.open;
    const why = desk.locator('jieru-desk-look').getByRole('button').first();
    await why.waitFor();
    await this.#press('1');
    await why.waitFor({ state: 'detached' });
    // What is decided stands where it stood, whatever was shown above it.
    const foot = await desk.locator('jieru-desk-filing .foot .bar').boundingBox();
    this.places.add(Math.round(foot?.y ?? -1));
  }

  async #confirms(key: string, dialog: string, action: 'act.pass' | 'act.return'): Promise<void> {
    const { desk, words } = this.open;
    await this.#press(key);
    const button = desk.locator(dialog).getByRole('button', { name: words.say(action), exact: true });
    await expect.poll(() => hasFocus(button), SLOW).toBe(true);
    if (this.decided.length === 0) await this.#press('n');
    await this.#press('Enter');
    await desk.locator(`${dialog} dialog[open]`).waitFor({ state: 'detached' });
  }

  #note(id: string, decision: Decided['decision']): void {
    this.decided.push({ id, reviewer: this.name, decision, keys: this.#keys });
    this.#keys = 0;
  }

  async #press(key: string): Promise<void> {
    this.#keys += 1;
    await this.open.page.keyboard.press(key);
  }
}

describe('a day of three reviewers with keys alone', () => {
  it('gives every filing to one of them, decides it once, and takes at most twelve keys for it', async () => {
    const opened: OpenDesk[] = [];
    for (const name of STAFF) opened.push(await openDeskAs(house, browser, { name, width: 1440 }));
    const reviewers = opened.map((open, nth) => new Reviewer(STAFF[nth] ?? '', open));
    await Promise.all(reviewers.map((reviewer) => reviewer.work()));

    const decided = reviewers.flatMap((reviewer) => reviewer.decided);
    expect(decided.map(({ id }) => id).toSorted()).toEqual(filings.map(({ id }) => id).toSorted());
    for (const { id, reviewer, decision } of decided) {
      const filing = filings.find((one) => one.id === id);
      const reviews = filing ? await reviewsOf(filing, house.desk().provider) : [];
      expect(reviews.map((review) => [review.decision, review.reviewer])).toEqual([[decision, reviewer]]);
    }
    const keys = decided.map((one) => one.keys);
    expect(Math.max(...keys)).toBeLessThanOrEqual(MOST_KEYS);
    const mean = keys.reduce((sum, one) => sum + one, 0) / keys.length;
    process.stdout.write(
      `${decided.length} decisions, ${mean.toFixed(1)} keys each, ${Math.max(...keys)} at most\n`,
    );
    for (const { places } of reviewers) expect([...places]).toHaveLength(1);
    for (const { page, record } of opened) {
      expect(await page.evaluate(() => scrollY)).toBe(0);
      expect(record.complaints).toEqual([]);
    }
  });
});
