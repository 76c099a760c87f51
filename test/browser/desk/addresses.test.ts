import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { House } from '../journeys/support/house.ts';
import { aFilingInReview, openDesk, rowOf, showView } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

describe('the address of the page', () => {
  it('names the view and the filing on show, and back and forward lead through them', async () => {
    const filings = [await aFilingInReview(house), await aFilingInReview(house)];
    const [one, other] = filings;
    if (!one || !other) throw new Error('there are no filings');
    const open = await openDesk(house, browser);
    const { desk, page } = open;
    const asked = (name: string): string | null => new URL(page.url()).searchParams.get(name);
    const shows = (id: string) => desk.locator('jieru-desk-head').getByText(id).waitFor();
    await rowOf(desk, one).getByRole('button').click();
    await shows(one.id);
    expect(asked('filing')).toBe(one.id);
    await rowOf(desk, other).getByRole('button').click();
    await shows(other.id);
    expect(asked('filing')).toBe(other.id);
    await page.goBack();
    await shows(one.id);
    await page.goBack();
    await desk.locator('jieru-desk-filing').waitFor({ state: 'detached' });
    expect(asked('filing')).toBeNull();
    await page.goForward();
    await shows(one.id);
    await page.keyboard.press('Escape');
    await desk.locator('jieru-desk-filing').waitFor({ state: 'detached' });
    expect(asked('filing')).toBeNull();
    await showView(open, 'figures');
    expect(asked('view')).toBe('figures');
    await page.goBack();
    await rowOf(desk, one).waitFor();
    // A colleague opens the address, and is where it was sent from.
    await rowOf(desk, other).getByRole('button').click();
    await shows(other.id);
    await page.goto(page.url());
    await shows(other.id);
  });
});
