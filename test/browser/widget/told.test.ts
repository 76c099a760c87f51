import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { png } from '../journeys/support/papers.ts';
import { anApplicant, opensTheForm, words } from '../paths/support/stage.ts';
import { focused } from '../kit/form.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

type Told = { type: string; filingId: string | null; step: string; reason: string; [more: string]: unknown };
type Host = HTMLElement & { open: (id: string) => Promise<boolean>; reset: () => Promise<void> };

/** Runs in the page: writes down what it is told. */
const listen = (): void => {
  const told: object[] = [];
  Object.assign(window, { told });
  const names = ['ready', 'step-change', 'step-completed', 'filing-change', 'upload-progress', 'abandoned'];
  for (const name of names)
    document.addEventListener(`jieru-${name}`, (event) =>
      told.push({ type: name, ...(event as CustomEvent<object>).detail }),
    );
};

const toldTo = (page: Page): Promise<Told[]> =>
  page.evaluate(() => (window as unknown as { told: Told[] }).told);

/** What was told under a name, each as `STEP REASON`. */
const told = async (page: Page, name: string): Promise<string[]> =>
  (await toldTo(page)).filter(({ type }) => type === name).map(({ step, reason }) => `${step} ${reason}`);

async function opened(milestone: Milestone): Promise<{ page: Page; form: Form; filing: Filing }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo(milestone);
  const { page, form } = await opensTheForm(house, browser, owner);
  await page.addInitScript(listen);
  await page.reload();
  await form.shows(milestone === 'VERIFY_PASSWORD' ? 'DETAILS' : 'MATERIALS');
  return { page, form, filing };
}

const asks = <Result>(page: Page, what: (form: Host) => Promise<Result>): Promise<Result> =>
  page.locator('access-filing').evaluate(what as never);

describe('a page is told', { timeout: 60_000 }, () => {
  it('where a visit begins, and by whom another step was opened', async () => {
    const { page, form, filing } = await opened('VERIFY_PASSWORD');
    await expect.poll(() => told(page, 'ready')).toEqual(['DETAILS START']);
    await mouse.press(form.button(words.say('foot.back')));
    await form.shows('PASSWORD');
    await page.goBack();
    await form.shows('DETAILS');
    await expect
      .poll(() => told(page, 'step-change'))
      .toEqual(['DETAILS START', 'PASSWORD APPLICANT', 'DETAILS HISTORY']);
    expect((await toldTo(page)).every(({ filingId }) => filingId === filing.id)).toBe(true);
  });

  it('how far a file has come', async () => {
    const { page, form } = await opened('SAVE_DETAILS');
    await form.agrees('IDENTITY_PAPERS');
    await mouse.give(form.picker('SUBJECT_CERTIFICATE'), await png());
    const progress = async (): Promise<unknown[]> =>
      (await toldTo(page))
        .filter(({ type }) => type === 'upload-progress')
        .map(({ kind, share }) => [kind, share]);
    await expect.poll(progress).toContainEqual(['SUBJECT_CERTIFICATE', 0]);
  });

  it('that a step was done elsewhere', async () => {
    const { page, filing } = await opened('VERIFY_PASSWORD');
    await filing.goes('SAVE_DETAILS');
    await expect.poll(() => told(page, 'step-completed'), { timeout: 10_000 }).toContain('DETAILS ELSEWHERE');
  });

  it('that the filing was given up elsewhere', async () => {
    const { page, filing } = await opened('VERIFY_PASSWORD');
    await filing.does('abandonFiling');
    await expect.poll(() => told(page, 'abandoned')).toEqual(['DETAILS ELSEWHERE']);
  });
});

describe('a page may', { timeout: 60_000 }, () => {
  it('begin another filing, come back to the one before, and ask for none that is another’s', async () => {
    const { page, form, filing } = await opened('VERIFY_PASSWORD');
    await asks(page, (one) => one.reset());
    await form.shows('TYPE');
    const back = await page.locator('access-filing').evaluate((one, id) => (one as Host).open(id), filing.id);
    expect(back).toBe(true);
    await form.shows('DETAILS');
    const foreign = await (await anApplicant(house)).files(aCompany()).upTo('START');
    const other = await page
      .locator('access-filing')
      .evaluate((one, id) => (one as Host).open(id), foreign.id);
    expect(other).toBe(false);
    await form.shows('DETAILS');
    expect(await told(page, 'step-change')).toEqual(['DETAILS START', 'TYPE PAGE', 'DETAILS PAGE']);
  });

  it('move the focus to where a step begins', async () => {
    const { page } = await opened('VERIFY_PASSWORD');
    await page.locator('access-filing').evaluate((one) => (one as HTMLElement).focus());
    await expect.poll(() => focused(page)).toBe(words.say('step.DETAILS.title'));
  });
});

describe('a page that is not set up', { timeout: 60_000 }, () => {
  /** Opens the demo page with its own set-up gone wrong, and reads what whoever builds it is told. */
  async function wrong(prepare: (page: Page) => Promise<unknown>): Promise<{ page: Page; lines: string[] }> {
    const { page } = await browser.open();
    page.setDefaultTimeout(45_000);
    const lines: string[] = [];
    page.on('console', (message) => void (message.type() === 'warning' && lines.push(message.text())));
    await prepare(page);
    await page.goto(`${house.url}/demo/index.html`);
    return { page, lines };
  }

  const alert = (page: Page) => page.locator('access-filing jieru-failure-panel');

  it('with a wrong key says so, to the applicant in words and to its developer with a link', async () => {
    const { page, lines } = await wrong((one) =>
      one.route('**/demo/config.json', async (route) => {
        const response = await route.fetch();
        const config = (await response.json()) as { publishableKey: string };
        await route.fulfill({
          response,
          json: { ...config, publishableKey: `${config.publishableKey.slice(0, -2)}zz` },
        });
      }),
    );
    await alert(page).getByText(words.say('failure.setup')).waitFor();
    expect(lines.join('\n')).toMatch(/Jieru: UNAUTHENTICATED\. .+\/docs\/errors\/UNAUTHENTICATED/);
  });

  it('whose backend gives no session says so', async () => {
    const { page, lines } = await wrong((one) =>
      one.route('**/demo/session*', (route) => route.fulfill({ status: 500, body: '' })),
    );
    await alert(page).getByText(words.say('failure.session')).waitFor();
    expect(lines.join('\n')).toContain('Jieru: SESSION_UNAVAILABLE. ');
  });

  it('that never says where the service is does not load for ever', async () => {
    const { page, lines } = await wrong((one) =>
      one.route('**/demo/config.json', (route) => route.fulfill({ status: 404, body: '' })),
    );
    await alert(page).getByText(words.say('failure.setup')).waitFor();
    expect(lines.join('\n')).toContain(
      'Jieru: NOT_SET_UP. Set `endpoint` and `fetchSession` on <access-filing>.',
    );
  });
});
