import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { House } from '../journeys/support/house.ts';
import { hasFocus, keyboard } from '../journeys/support/keyboard.ts';
import { looksAtEverything, marksIn, wayOnwards } from '../journeys/support/looks.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { accessibilityFaults, aFilingInReview, announced, openDesk, saysWhy, widthsOf } from '../kit/desk.ts';
import type { OpenDesk } from '../kit/desk.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const PAPERS = [
  'SUBJECT_CERTIFICATE',
  'SUBJECT_PERSON_CERTIFICATE_FRONT',
  'SUBJECT_PERSON_CERTIFICATE_BACK',
  'VERIFICATION_FORM',
  'VERIFICATION_PHOTO',
] as const;
type Kind = (typeof PAPERS)[number];

const tabOf = ({ desk, words }: OpenDesk, kind: Kind) =>
  desk.getByRole('tab', { name: words.say(`material.${kind}`) });

const asksToPass = async ({ desk, words }: OpenDesk): Promise<void> => {
  await desk.getByRole('button', { name: words.say('act.pass'), exact: true }).click();
  await desk.getByRole('dialog', { name: words.say('pass.heading') }).waitFor();
};

/** What the dialog says was not looked at, by the names of what leads there. */
const listed = ({ desk }: OpenDesk): Promise<(string | null)[]> =>
  desk
    .locator('jieru-desk-pass .unseen li button')
    .evaluateAll((ways) => ways.map((way) => way.getAttribute('aria-label')));

const passButton = ({ desk, words }: OpenDesk) =>
  desk.locator('jieru-dialog[open]').getByRole('button', { name: words.say('act.pass'), exact: true });

describe('a paper that was not looked at', () => {
  it('is marked until it is opened, and its picture does not come before', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words, record } = open;
    const asked = (): number => record.requests.filter((one) => one.url().includes('/preview')).length;
    // The first one is on show at once.
    await expect.poll(() => marksIn(tabOf(open, 'SUBJECT_CERTIFICATE'), words).count()).toBe(0);
    for (const kind of PAPERS.slice(1)) {
      const tab = tabOf(open, kind);
      expect(await marksIn(tab, words).count()).toBe(1);
      expect(await tab.locator('img').count()).toBe(0);
      const before = asked();
      await tab.click();
      await expect.poll(() => marksIn(tab, words).count()).toBe(0);
      await tab.locator('img').waitFor();
      expect(asked()).toBeGreaterThan(before);
    }
    // The audit holds what the page says: every paper, and not the data.
    const pictures = await house.service().services.database.prisma.auditEvent.findMany({
      where: { filingId: filing.id },
      select: { what: true, targetId: true },
      distinct: ['what', 'targetId'],
    });
    expect(pictures.map(({ what }) => what)).toEqual(PAPERS.map(() => 'PICTURE'));
    const data = desk.locator('jieru-desk-data');
    expect(await marksIn(data, words).count()).toBe(1);
    await desk.getByRole('checkbox', { name: words.say('filing.personal') }).check();
    await expect.poll(() => marksIn(desk, words).count()).toBe(0);
    await expect.poll(() => announced(desk)).toContain(words.say('unseen.none'));
  });

  it('is unseen again when the applicant submits once more, while the desk stands open', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { filing });
    const { desk, words } = open;
    await looksAtEverything(desk, words, mouse);
    await filing.does('withdrawFiling');
    await filing.does('submitFiling');
    await expect.poll(() => marksIn(desk, words).count()).toBe(PAPERS.length);
    expect(await marksIn(tabOf(open, 'VERIFICATION_PHOTO'), words).count()).toBe(0);
    await looksAtEverything(desk, words, mouse);
    await asksToPass(open);
    expect(await listed(open)).toEqual([]);
    await passButton(open).click();
    await desk.getByText(words.say('done.PASS')).first().waitFor();
  });

  it('is one of several of its kind where several were sent', async () => {
    const filing = await (await house.desk().applicant()).files(aCompany()).upTo('UPLOAD');
    for (let times = 0; times < 2; times += 1) await filing.uploads('AUXILIARY');
    await filing.does('submitFiling');
    const open = await openDesk(house, browser, { filing });
    const { desk, words } = open;
    const what = words.say('material.AUXILIARY');
    for (const number of [1, 2])
      await desk.getByRole('tab', { name: words.say('papers.nth', { what, number }) }).waitFor();
    await looksAtEverything(desk, words, mouse);
    await asksToPass(open);
    await passButton(open).click();
    await desk.getByText(words.say('done.PASS')).first().waitFor();
    expect(await filing.state()).toBe('QUEUED');
  });
});

/** Language and colours change what it looks like; where it leads is walked to the end once in each width. */
describe.each([
  { locale: 'zh-CN', width: 1440, theme: 'light', walks: 'to the end' },
  { locale: 'en', width: 1440, theme: 'dark', walks: 'one step' },
  { locale: 'en', width: 390, theme: 'light', walks: 'to the end' },
  { locale: 'zh-CN', width: 390, theme: 'dark', walks: 'one step' },
] as const)('a pass that comes too early ($locale, $width px, $theme)', ({ walks, ...look }) => {
  it(`lists what was not looked at and leads there, by the keyboard, ${walks}`, async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser, { ...look, filing });
    const { desk, words, page } = open;
    await expect.poll(() => marksIn(tabOf(open, 'SUBJECT_CERTIFICATE'), words).count()).toBe(0);
    const ways = [
      ...PAPERS.slice(1).map((kind) => words.say(`material.${kind}`)),
      words.say('unseen.data'),
    ].map((what) => words.say('unseen.open', { what }));
    const names = [...ways];
    const steps = walks === 'to the end' ? names.length : 1;
    for (let step = 0; step < steps; step += 1) {
      await asksToPass(open);
      await expect.poll(() => listed(open)).toEqual(names);
      expect(await passButton(open).isDisabled()).toBe(true);
      if (names.length === ways.length) {
        expect(await accessibilityFaults(page)).toEqual([]);
        const [needed, there] = await widthsOf(page);
        expect(needed).toBe(there);
      }
      const [name = ''] = names.splice(0, 1);
      await keyboard.press(desk.getByRole('button', { name, exact: true }));
      await desk.getByRole('dialog').waitFor({ state: 'hidden' });
      const led =
        names.length > 0
          ? desk.locator('jieru-desk-materials [role=tab][aria-selected=true]')
          : desk.getByRole('checkbox', { name: words.say('filing.personal') });
      await expect.poll(() => hasFocus(led)).toBe(true);
      await expect.poll(() => marksIn(desk, words).count()).toBe(names.length);
    }
    expect(await filing.state()).toBe('IN_REVIEW');
    expect(open.record.complaints).toEqual([]);
    if (names.length > 0) return;
    await asksToPass(open);
    await passButton(open).click();
    await desk.getByText(words.say('done.PASS')).first().waitFor();
    expect(await filing.state()).toBe('QUEUED');
    expect(open.record.complaints).toEqual([]);
  });
});

describe('before the reason was given', () => {
  it('everything is marked, and the dialog leads to the question why', async () => {
    const filing = await aFilingInReview(house);
    const open = await openDesk(house, browser);
    const { desk, words, page } = open;
    await page.goto(`${house.url}/demo/desk.html?filing=${filing.id}&lang=zh-CN`);
    await expect.poll(() => marksIn(desk, words).count()).toBe(PAPERS.length + 1);
    await asksToPass(open);
    await desk
      .getByRole('button', { name: words.say('unseen.open', { what: words.say('unseen.data') }) })
      .click();
    const why = desk.locator('jieru-desk-look').getByRole('button', { name: words.say('look.REVIEW') });
    await expect.poll(() => hasFocus(why)).toBe(true);
    await saysWhy(open);
    await expect.poll(() => marksIn(desk, words).count()).toBe(PAPERS.length);
    expect(await wayOnwards(desk).textContent()).toContain(String(PAPERS.length - 1));
  });
});
