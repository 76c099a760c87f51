import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus } from '../journeys/support/keyboard.ts';
import { accessibilityFaults, announced, openDesk, showView, widthsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const TO = { recipient: '张演练', phone: '13100000001', address: '浙江省杭州市西湖区演练路12号' };

let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    await house.desk().provider.succeed('updateProvider', { photoKinds: ['BACKDROP'] });
  },
);

/** A filing whose applicant waits for the provider's backdrop. */
async function aFilingThatWaits(): Promise<Filing> {
  const filing = await (await house.desk().applicant()).files(aCompany()).upTo('SAVE_DETAILS');
  await filing.owner.caller.succeed('requestBackdrop', { filingId: filing.id, ...TO });
  return filing;
}

const rowOf = ({ desk }: OpenDesk, filing: Filing) =>
  desk.locator('jieru-desk-backdrops li').filter({ hasText: filing.company.member.domain });

const looksAt = (filing: Filing): Promise<number> =>
  house.service().services.database.prisma.auditEvent.count({
    where: { targetId: filing.id, action: 'PERSONAL_DATA_REVEALED' },
  });

/** What the applicant is told of the backdrop. */
const requestOf = async (filing: Filing): Promise<unknown> => {
  const asked = await filing.owner.caller.ask(
    'query ($id: ID!) { filing(id: $id) { backdropRequest { status courier trackingNumber } } }',
    { id: filing.id },
  );
  return asked.data?.['filing'];
};

describe('the backdrops to be posted', () => {
  it('say that there are none, and whence they would come', async () => {
    const open = await openDesk(house, browser);
    await showView(open, 'backdrops');
    await open.desk.getByText(open.words.say('backdrops.empty')).waitFor();
    expect(await accessibilityFaults(open.page)).toEqual([]);
  });

  it('are found, looked into, and noted as sent by the keyboard alone; every look is written down', async () => {
    const filing = await aFilingThatWaits();
    const open = await openDesk(house, browser);
    const { desk, page, words, record } = open;
    const way = desk.getByRole('navigation').getByRole('button', { name: words.say('view.backdrops') });
    const asked = await house
      .service()
      .services.database.prisma.backdropRequest.count({ where: { status: 'ASKED' } });
    await way.getByText(String(asked), { exact: true }).waitFor();
    await way.focus();
    await page.keyboard.press('Enter');
    const row = rowOf(open, filing);
    await row.getByText('131 **** 0001').waitFor();
    expect(await row.textContent()).not.toContain(TO.address);
    const before = await looksAt(filing);
    await row.getByText(words.say('backdrops.show')).focus();
    await row.getByRole('button', { name: /^显示地址/ }).press('Enter');
    await row.getByText(TO.address).waitFor();
    expect(await looksAt(filing)).toBe(before + 1);
    await row.getByRole('button', { name: /^收起地址/ }).press('Enter');
    await row.getByText('131 **** 0001').waitFor();

    await row.getByRole('button', { name: /^登记寄出/ }).press('Enter');
    const dialog = desk.getByRole('dialog', { name: words.say('parcel.heading') });
    const courier = desk.getByRole('textbox', { name: words.say('parcel.courier') });
    const number = desk.getByRole('textbox', { name: words.say('parcel.number') });
    await number.fill('12');
    await desk
      .locator('jieru-desk-parcel')
      .getByRole('button', { name: words.say('backdrops.send') })
      .click();
    // What is wrong stands at its field, and the first such field has the focus.
    await expect.poll(() => courier.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => number.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => hasFocus(courier)).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    await courier.fill('顺丰速运');
    // What was typed is there again when the dialog was closed by mistake.
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await row.getByRole('button', { name: /^登记寄出/ }).press('Enter');
    await expect.poll(() => courier.inputValue()).toBe('顺丰速运');
    await number.fill('sf 1234567890');
    await desk
      .locator('jieru-desk-parcel')
      .getByRole('button', { name: words.say('backdrops.send') })
      .click();
    await row.waitFor({ state: 'detached' });
    await expect.poll(() => announced(desk)).toContain(words.say('backdrops.sent'));
    await expect
      .poll(() => hasFocus(desk.getByRole('heading', { name: words.say('backdrops.heading') })))
      .toBe(true);
    expect(await requestOf(filing)).toEqual({
      backdropRequest: { status: 'SENT', courier: '顺丰速运', trackingNumber: 'SF1234567890' },
    });
    expect(record.requests.filter((request) => request.url().includes('1234567890'))).toEqual([]);
    expect(record.complaints).toEqual([]);
  });

  it('lead to the filing and back to where one was', async () => {
    const filing = await aFilingThatWaits();
    const open = await openDesk(house, browser);
    const { desk, page, words } = open;
    await showView(open, 'backdrops');
    const way = rowOf(open, filing).getByRole('button', { name: /^打开备案/ });
    await way.press('Enter');
    await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
    await page.keyboard.press('Escape');
    await desk.locator('jieru-desk-filing').waitFor({ state: 'detached' });
    await expect.poll(() => hasFocus(way)).toBe(true);
    // The search is in the queue, wherever it is asked for.
    await page.keyboard.press('/');
    await expect
      .poll(() => hasFocus(desk.getByRole('searchbox', { name: words.say('search.label') })))
      .toBe(true);
  });

  it('notice by themselves who asks, and that somebody else was faster', async () => {
    const open = await openDesk(house, browser);
    const { desk, words } = open;
    await showView(open, 'backdrops');
    const filing = await aFilingThatWaits();
    await rowOf(open, filing).waitFor({ timeout: 60_000 });
    await rowOf(open, filing)
      .getByRole('button', { name: /^登记寄出/ })
      .click();
    await desk.getByRole('dialog').waitFor();
    const input = { filingId: filing.id, courier: '中通', trackingNumber: 'ZT1234567890' };
    await (await house.desk().reviewer()).succeed('sendBackdrop', input);
    await desk.getByText(words.say('parcel.gone')).waitFor({ timeout: 60_000 });
    const send = desk.locator('jieru-desk-parcel').getByRole('button', { name: words.say('backdrops.send') });
    expect(await send.count()).toBe(0);
  });

  it('say that the service cannot be reached, keep what is on show, and come back', async () => {
    const filing = await aFilingThatWaits();
    const open = await openDesk(house, browser);
    const { desk, page, words, context } = open;
    await showView(open, 'backdrops');
    await rowOf(open, filing).waitFor();
    await context.setOffline(true);
    await desk.getByText(words.say('list.failed')).waitFor({ timeout: 60_000 });
    expect(await rowOf(open, filing).count()).toBe(1);
    await context.setOffline(false);
    await desk
      .locator('jieru-desk-backdrops')
      .getByRole('button', { name: words.say('desk.retry') })
      .click();
    await desk.getByText(words.say('list.failed')).waitFor({ state: 'detached' });
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  it('say how to go on when their part of the desk could not be loaded', async () => {
    const open = await openDesk(house, browser);
    const { desk, page, words, context } = open;
    await context.setOffline(true);
    await showView(open, 'backdrops');
    await desk.getByText(words.say('view.failed')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.setOffline(false);
    await desk.getByRole('button', { name: words.say('view.reload') }).click();
    await desk.getByRole('heading', { name: words.say('backdrops.heading') }).waitFor();
  });

  it.each([
    ['zh-CN', 'light', 1400],
    ['en', 'dark', 390],
    ['zh-CN', 'dark', 320],
  ] as const)('fit and break no rule of accessibility (%s, %s, %i px)', async (locale, theme, width) => {
    const filing = await aFilingThatWaits();
    const open = await openDesk(house, browser, { locale, theme, width });
    await showView(open, 'backdrops');
    await rowOf(open, filing).waitFor();
    const [needed, there] = await widthsOf(open.page);
    expect(needed).toBe(there);
    expect(await accessibilityFaults(open.page)).toEqual([]);
    expect(open.record.complaints).toEqual([]);
  });
});
