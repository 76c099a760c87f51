import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { StaffRole } from '../../../schema/rules/staff-roles.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { looksAtEverything } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { aFilingInReview, accessibilityFaults, announced, openDeskAs, opens, rowOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const as = (name: string, roles?: readonly StaffRole[]): Promise<OpenDesk> =>
  openDeskAs(house, browser, { name, ...(roles ? { roles } : {}) });

const pass = ({ desk, words }: OpenDesk) =>
  desk.getByRole('button', { name: words.say('act.pass'), exact: true });

const headOf = ({ desk }: OpenDesk) => desk.locator('jieru-desk-head');

/** Goes back to the queue, which gives the filing back. */
const leaves = ({ desk, words }: OpenDesk): Promise<void> =>
  desk.getByRole('button', { name: words.say('filing.back') }).click();

describe('a filing that somebody opens', () => {
  it('is theirs until they leave it: others see whose, read it and cannot decide', async () => {
    const filing = await aFilingInReview(house);
    const [wang, li] = [await as('王初审'), await as('李初审')];
    await opens(wang, filing);
    await headOf(wang).getByText(wang.words.say('reviewing.mine')).waitFor();
    const others = li.words.say('reviewing.others', { reviewer: '王初审' });
    await rowOf(li.desk, filing).getByText(others).waitFor({ timeout: 15_000 });

    await opens(li, filing);
    await headOf(li).getByText(others).waitFor();
    await li.desk
      .locator('jieru-desk-claim')
      .getByText(li.words.say('reviewing.heading', { reviewer: '王初审' }))
      .waitFor();
    expect(await pass(li).count()).toBe(0);
    expect(await accessibilityFaults(li.page)).toEqual([]);

    await leaves(wang);
    await pass(li).waitFor();
    await li.page.mouse.move(200, 200);
    await headOf(li).getByText(li.words.say('reviewing.mine')).waitFor();
    expect(wang.record.complaints).toEqual([]);
    expect(li.record.complaints).toEqual([]);
  });

  it('can be taken over by a lead, which whoever had it is told at once', async () => {
    const filing = await aFilingInReview(house);
    const [wang, zhao] = [await as('王初审'), await as('赵主管', ['LEAD'])];
    await opens(wang, filing);
    await headOf(wang).getByText(wang.words.say('reviewing.mine')).waitFor();
    await opens(zhao, filing);
    await zhao.desk.getByRole('button', { name: zhao.words.say('act.takeOver') }).click();
    await headOf(zhao).getByText(zhao.words.say('reviewing.mine')).waitFor();
    const lost = wang.words.say('reviewing.lost', { reviewer: '赵主管' });
    await wang.desk.locator('jieru-desk-claim').getByText(lost).waitFor();
    await expect.poll(() => announced(wang.desk)).toContain(lost);
    expect(await pass(wang).count()).toBe(0);
    expect(await wang.desk.getByRole('button', { name: wang.words.say('act.takeOver') }).count()).toBe(0);
  });

  it('ends with its time where nobody works on, and is then whoever’s opens it', async () => {
    const filing = await aFilingInReview(house);
    const gone = await house.desk().reviewer('钱初审');
    await gone.succeed('claimFiling', { filingId: filing.id });
    const li = await as('李初审');
    await opens(li, filing);
    await headOf(li)
      .getByText(li.words.say('reviewing.others', { reviewer: '钱初审' }))
      .waitFor();
    await house.desk().clock.passes({ hours: 0.2 });
    await headOf(li).getByText(li.words.say('reviewing.mine')).waitFor({ timeout: 40_000 });
    await pass(li).waitFor();
  });
});

describe('the next filing', () => {
  it('is another for each, and is said when there is none', async () => {
    const waiting = [await aFilingInReview(house), await aFilingInReview(house)];
    const [wang, li] = [await as('王初审'), await as('李初审')];
    for (const filing of waiting) await rowOf(wang.desk, filing).waitFor();
    const idOn = async ({ desk }: OpenDesk): Promise<string> =>
      (await desk.locator('.id').textContent()) ?? '';
    // Everything older is somebody’s, so that two are left for two.
    const others = await house.desk().reviewer('孙初审');
    const listed = await house
      .desk()
      .provider.query<{ filings: { edges: { node: { id: string } }[] } }>(
        '{ filings(states: [IN_REVIEW], claimed: false) { edges { node { id } } } }',
      );
    for (const { node } of listed.filings.edges)
      if (!waiting.some(({ id }) => id === node.id))
        await others.succeed('claimFiling', { filingId: node.id });
    await Promise.all([wang.page.keyboard.press('n'), li.page.keyboard.press('n')]);
    await headOf(wang).getByText(wang.words.say('reviewing.mine')).waitFor();
    await headOf(li).getByText(li.words.say('reviewing.mine')).waitFor();
    expect([await idOn(wang), await idOn(li)].toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
    await wang.page.keyboard.press('n');
    await wang.desk.locator('.told').getByText(wang.words.say('next.none')).waitFor();
    await expect.poll(() => announced(wang.desk)).toContain(wang.words.say('next.none'));
  });

  it('is read ahead, so that it is on show before anything more is answered', async () => {
    const filings = [
      await aFilingInReview(house),
      await aFilingInReview(house),
      await aFilingInReview(house),
    ];
    const wu = await as('吴初审');
    const { desk, page } = wu;
    await rowOf(desk, filings[2] as Filing).waitFor();
    const idsAnswered: string[] = [];
    let hold = false;
    await page.route('**/graphql', async (route) => {
      const sent = route.request().postData() ?? '';
      const id = /"id":"(fil_\w+)"/.exec(sent)?.[1];
      const asksFiling = id !== undefined && /query DeskFiling\b|"operationName":"DeskFiling"/.test(sent);
      if (!asksFiling) return route.continue();
      if (hold) return route.abort();
      const response = await route.fetch();
      await route.fulfill({ response });
      idsAnswered.push(id);
    });
    await page.keyboard.press('n');
    await headOf(wu).getByText(wu.words.say('reviewing.mine')).waitFor();
    const here = await desk.locator('.id').textContent();
    await expect.poll(() => idsAnswered.some((id) => id !== here), { timeout: 15_000 }).toBe(true);
    const ahead = idsAnswered.find((id) => id !== here) ?? '';
    hold = true;
    await page.keyboard.press('n');
    await headOf(wu).getByText(ahead).waitFor();
    await desk.getByRole('heading', { name: wu.words.say('data.heading') }).waitFor();
    hold = false;
  });

  it('comes after a pass by itself where that is wished', async () => {
    const [first, second] = [await aFilingInReview(house), await aFilingInReview(house)];
    const zhou = await as('周初审');
    await opens(zhou, first);
    await looksAtEverything(zhou.desk, zhou.words, mouse);
    await zhou.page.keyboard.press('p');
    const dialog = zhou.desk.locator('jieru-dialog[open]');
    await dialog.getByRole('checkbox', { name: zhou.words.say('next.wish') }).check();
    await dialog.getByRole('button', { name: zhou.words.say('act.pass'), exact: true }).click();
    await expect.poll(() => first.state()).toBe('QUEUED');
    await expect.poll(() => zhou.desk.locator('.id').textContent()).not.toBe(first.id);
    await headOf(zhou).getByText(zhou.words.say('reviewing.mine')).waitFor();
    expect(await second.state()).toBe('IN_REVIEW');
  });
});
