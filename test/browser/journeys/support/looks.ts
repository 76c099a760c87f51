import { expect } from 'vitest';
import type { Locator } from 'playwright-core';
import type { Hands } from './hands.ts';
import type { Words } from './words.ts';

/** Everything on the desk that is marked as not looked at yet. */
export const marksIn = (desk: Locator, words: Words): Locator =>
  desk.locator('.unseen').filter({ hasText: words.say('unseen.mark') });

/** The way from the paper on show to the next one that was not looked at. */
export const wayOnwards = (desk: Locator): Locator => desk.locator('jieru-desk-materials .onwards');

/** Opens one paper after the other and has the personal data shown, until nothing is marked. */
export async function looksAtEverything(desk: Locator, words: Words, hands: Hands): Promise<void> {
  const shown = desk
    .getByRole('tab', { selected: true })
    .and(desk.locator('jieru-desk-materials [role=tab]'));
  const onwards = wayOnwards(desk);
  for (;;) {
    await expect.poll(() => marksIn(shown, words).count(), { timeout: 15_000 }).toBe(0);
    if ((await onwards.count()) === 0) break;
    const before = await shown.getAttribute('data-id');
    await hands.press(onwards.locator('button'));
    await expect.poll(() => shown.getAttribute('data-id')).not.toBe(before);
  }
  const data = desk.getByRole('checkbox', { name: words.say('filing.personal') });
  if (!(await data.isChecked())) await hands.tick(data);
  await expect.poll(() => marksIn(desk, words).count(), { timeout: 15_000 }).toBe(0);
}
