import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { accessibilityFaults, aFilingInReview, openDesk, widthsOf, type OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    await house.desk().provider.succeed('savePhrase', {
      text: '{field}与证件不符（现为“{value}”），请核对',
      places: ['name'],
    });
  },
);

const SITE_NAME = ['websites', '0', 'name'];

/** Begins a remark on a value, by the way beside it. */
const begins = async ({ desk }: OpenDesk, path: readonly string[]): Promise<void> => {
  await desk.locator(`jieru-desk-data jieru-button.remark[data-path="${path.join('.')}"]`).click();
  await desk.locator('jieru-desk-tray textarea').first().waitFor();
};

const kept = async ({ id }: Filing): Promise<{ path: string[]; message: string }[]> => {
  const reviewer = await house.desk().reviewer('读者');
  const { filing } = await reviewer.query<{
    filing: { remarkDrafts: { path: string[]; message: string }[] };
  }>('query ($id: ID!) { filing(id: $id) { remarkDrafts { path message } } }', { id });
  return filing.remarkDrafts;
};

describe('a remark', () => {
  it('is kept while it is typed, and there again after a reload', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    await begins(open, SITE_NAME);
    await open.page.keyboard.type('请与原备案一致');
    await open.desk.getByText('已自动保存，退回时才发给申请人。').waitFor();
    expect(await kept(filing)).toEqual([{ path: SITE_NAME, message: '请与原备案一致' }]);
    await open.page.reload();
    await open.desk.getByRole('button', { name: '意见 1 条' }).click();
    await expect
      .poll(() => open.desk.locator('jieru-desk-tray textarea').inputValue())
      .toBe('请与原备案一致');
    await open.desk.getByRole('button', { name: /^删除意见/ }).click();
    await expect.poll(() => kept(filing)).toEqual([]);
  });

  it('says whose it is where a colleague wrote it', async () => {
    const filing = await aFilingInReview(house);
    const colleague = await house.desk().reviewer('李初审');
    await colleague.succeed('saveRemarkDraft', { filingId: filing.id, path: SITE_NAME, message: '请核对' });
    const open = await openDesk(house, browser, { filing });
    await open.desk.getByRole('button', { name: '意见 1 条' }).click();
    await open.desk.getByText('李初审 所写').waitFor();
  });

  it('is made of the provider’s own phrase, with the field and its value', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    await begins(open, ['subject', 'name']);
    const tray = open.desk.locator('jieru-desk-tray');
    await tray.locator('select').selectOption({ label: '{field}与证件不符（现为“{value}”），请核对' });
    const written = tray.locator('textarea');
    await expect.poll(() => written.inputValue()).toMatch(/^.+与证件不符（现为“.+”），请核对$/);
    expect(await written.inputValue()).not.toMatch(/[{}]/);
    await expect
      .poll(
        async () =>
          (await house.desk().provider.query<{ phrases: { uses: number }[] }>('{ phrases { uses } }'))
            .phrases,
      )
      .toEqual([{ uses: 1 }]);
  });

  it('cannot be begun where it could not be sent', async () => {
    const filing = await aFilingInReview(house);
    const reviewer = await house.desk().reviewer();
    await filing.does('returnFiling', { remarks: [{ path: SITE_NAME, message: '请核对' }] }, reviewer);
    const open = await openDesk(house, browser, { filing });
    await open.desk.locator('jieru-desk-data dl').first().waitFor();
    expect(await open.desk.locator('jieru-button.remark').count()).toBe(0);
  });

  it('of an earlier round says beside it what was changed since', async () => {
    const filing = await aFilingInReview(house);
    const reviewer = await house.desk().reviewer();
    const remarks = [
      { path: SITE_NAME, message: '请核对' },
      { path: ['subjectPerson', 'mobile'], message: '号码打不通' },
    ];
    await filing.does('returnFiling', { remarks }, reviewer);
    const details = filing.company.details(filing.websiteIds) as { websites: object[] };
    const websites = details.websites.map((site) => ({ ...site, name: '演练新站' }));
    await filing.does('saveFilingDetails', { details: { ...details, websites } });
    await filing.does('resubmitFiling');
    const open = await openDesk(house, browser, { filing });
    const row = (path: readonly string[]) =>
      open.desk.locator(`jieru-desk-data .row[data-key="${path.join('.')}"]`);
    await row(SITE_NAME)
      .getByText(/^申请人已改：.* → 演练新站$/)
      .waitFor();
    await row(['subjectPerson', 'mobile']).getByText('申请人此后未修改').waitFor();
  });
});

describe('notes among colleagues', () => {
  it('call a colleague, who is told in the desk and has read it with the filing', async () => {
    const filing = await aFilingInReview(house);
    // Whoever opens the desk is a colleague from then on.
    await openDesk(house, browser);
    const colleague = await house.desk().reviewer('李初审');
    const { colleagues } = await colleague.query<{ colleagues: { id: string }[] }>('{ colleagues { id } }');
    const mentions = colleagues.map(({ id }) => id);
    await colleague.succeed('addFilingNote', { filingId: filing.id, text: '执照请再看一眼', mentions });
    const again = await openDesk(house, browser, { view: 'attention' });
    await again.desk.getByText('执照请再看一眼').waitFor();
    await again.desk.getByRole('button', { name: '打开备案' }).click();
    await again.desk.locator('jieru-desk-notes').getByText('执照请再看一眼').waitFor();
    await again.desk.locator('jieru-desk-notes').getByRole('textbox').fill('@李初审 已看，无误');
    await again.desk.getByRole('button', { name: '添加备注' }).click();
    await again.desk.locator('jieru-desk-notes').getByText('@李初审 已看，无误').waitFor();
    const told = await colleague.query<{ mentions: { text: string }[] }>('{ mentions { text } }');
    expect(told.mentions.map(({ text }) => text)).toContain('@李初审 已看，无误');
  });

  it.each([
    ['zh-CN', 'light', 1440],
    ['en', 'dark', 390],
  ] as const)('and remarks read well in %s, %s, at %i px', async (locale, theme, width) => {
    const filing = await aFilingInReview(house);
    const reviewer = await house.desk().reviewer('王初审');
    await reviewer.succeed('addFilingNote', { filingId: filing.id, text: '已电话核实，负责人在职' });
    const open = await openDesk(house, browser, { filing, locale, theme, width });
    await begins(open, SITE_NAME);
    await open.page.keyboard.type('请与原备案一致');
    await open.desk.getByText(open.words.say('remark.saved')).waitFor();
    await open.desk.locator('jieru-desk-notes').getByText('已电话核实').scrollIntoViewIfNeeded();
    expect(await accessibilityFaults(open.page)).toEqual([]);
    const folder = process.env['LOOK'];
    if (folder) await open.page.screenshot({ path: `${folder}/remarks-${locale}-${theme}-${width}.png` });
    const [needed, given] = await widthsOf(open.page);
    expect(needed).toBeLessThanOrEqual(given);
  });
});
