import { expect, vi } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { accessibilityFaults as faultsOf } from '../../testkit/accessibility.ts';
import type { Caller } from '../../testkit/caller.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { StaffRole } from '../../../schema/rules/staff-roles.ts';
import type { PageOptions, TestBrowser } from '../../testkit/browser.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import type { Visit } from '../journeys/support/visit.ts';
import { wordsIn } from '../journeys/support/words.ts';
import type { Words } from '../journeys/support/words.ts';

// A browser, a database in WebAssembly and other tests share the machine.
vi.setConfig({ testTimeout: 150_000, hookTimeout: 180_000 });

export type OpenDesk = Visit & { desk: Locator; words: Words };

export type DeskOptions = PageOptions & {
  theme?: 'light' | 'dark';
  /** Opens this filing at once. */
  filing?: Filing;
  /** Shows this view at once. */
  view?: string;
  /** The session of somebody else than the demo’s reviewer. */
  token?: string;
};

/** A filing that a fresh applicant has handed in. */
export const aFilingInReview = async (house: House): Promise<Filing> =>
  (await house.desk().applicant()).files(aCompany()).upTo('SUBMIT');

/** Many filings that wait, of which only the rows matter: begun through the API, handed in behind its back. */
export const manyRowsInReview = async (house: House, count: number): Promise<void> => {
  const applicant = await house.desk().applicant();
  const { filing: filings } = house.service().services.database.prisma;
  for (let made = 0; made < count; made += 1) {
    const { id } = await applicant.files(aCompany()).upTo('START');
    const submittedAt = await house.desk().clock.now();
    await filings.update({ where: { id }, data: { state: 'IN_REVIEW', submittedAt } });
  }
};

/** Opens the demo page of the desk as its reviewer. */
export const openDesk = async (
  house: House,
  browser: TestBrowser,
  { theme, filing, view, token, locale = 'zh-CN', width = 1400, ...options }: DeskOptions = {},
): Promise<OpenDesk> => {
  const visited = await visit(browser, { locale, width, ...options });
  if (token) await visited.page.route('**/demo/staff-session', (route) => route.fulfill({ body: token }));
  const query = new URLSearchParams({
    lang: locale,
    ...(theme ? { theme } : {}),
    ...(filing ? { filing: filing.id } : {}),
    ...(view ? { view } : {}),
  });
  await visited.page.goto(`${house.url}/demo/desk.html?${query.toString()}`);
  const desk = visited.page.locator('filing-desk');
  const words = wordsIn(locale);
  const opened = { ...visited, desk, words };
  if (filing) await showsFiling(opened, filing);
  else if (view) await desk.getByRole('navigation').waitFor();
  else await desk.getByRole('tablist', { name: words.say('tabs.label') }).waitFor();
  return opened;
};

/** Opens the desk in a browser context of its own, as somebody of the staff. */
export const openDeskAs = async (
  house: House,
  browser: TestBrowser,
  { name, roles, ...look }: DeskOptions & { name: string; roles?: readonly StaffRole[] },
): Promise<OpenDesk> => {
  const { services } = house.service();
  const minted = await services.sessions.mintStaff(services.database.prisma, {
    tenant: house.desk().tenant,
    externalRef: `staff-${name}`,
    displayName: name,
    now: new Date(),
    ...(roles ? { roles } : {}),
  });
  return openDesk(house, browser, { ...look, token: minted.token });
};

/** Goes to a view beside the queue. */
export const showView = async (
  { desk, words }: OpenDesk,
  view: 'queue' | 'backdrops' | 'authority' | 'attention' | 'operate' | 'figures' | 'audit',
): Promise<void> => {
  const way = desk.getByRole('navigation').getByRole('button', { name: words.say(`view.${view}`) });
  await way.click();
  await expect.poll(() => way.getAttribute('aria-current')).toBe('page');
};

/** The width the page needs, and the one it has. */
export const widthsOf = (page: Page): Promise<[number, number]> =>
  page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);

/** Waits until a filing is on show. */
const showsFiling = async ({ desk, words }: OpenDesk, filing: Filing): Promise<void> => {
  await desk.locator('jieru-desk-head').getByText(filing.id).waitFor();
  await desk.getByRole('heading', { name: words.say('data.heading') }).waitFor();
  await saysWhy({ desk, words });
};

/** Says that the filing on show is looked at to be reviewed, unless that was said in this session. */
export const saysWhy = async ({ desk, words }: Pick<OpenDesk, 'desk' | 'words'>): Promise<void> => {
  const why = desk.locator('jieru-desk-look').getByRole('button', { name: words.say('look.REVIEW') });
  if ((await why.count()) === 0) return;
  await why.click();
  await why.waitFor({ state: 'detached' });
};

/** Opens another filing on the same page, as a host page may. */
export const opens = async (open: OpenDesk, filing: Filing): Promise<void> => {
  await open.page.evaluate((id) => {
    (document.querySelector('filing-desk') as HTMLElement & { filingId: string }).filingId = id;
  }, filing.id);
  await showsFiling(open, filing);
};

/** The rows of the queue, by what opens them. */
export const rowsOf = (desk: Locator): Locator =>
  desk.getByRole('table').getByRole('row').getByRole('button');

/** The row of one filing. */
export const rowOf = (desk: Locator, filing: Filing): Locator =>
  desk.getByRole('table').getByRole('row').filter({ hasText: filing.company.member.domain });

/** Text of the element that has the focus, through all shadow roots. */
export const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim();
  });

/** What the live regions say. */
export const announced = async (desk: Locator): Promise<string> =>
  (await desk.locator('jieru-live-region div').allTextContents()).join(' ').trim();

export type ReviewShown = {
  decision: string;
  reviewer: string | null;
  remarks: { path: string[]; message: string }[];
};

/** The reviews as the applicant's own API tells them. */
export const reviewsOf = async (
  filing: Filing,
  caller: Caller = filing.owner.caller,
): Promise<ReviewShown[]> => {
  const answer = await caller.query<{ filing: { reviews: ReviewShown[] } }>(
    'query ($id: ID!) { filing(id: $id) { reviews { decision reviewer remarks { path message } } } }',
    { id: filing.id },
  );
  return answer.filing.reviews;
};

/** Rules of accessibility that the desk breaks, each with what breaks it. */
export const accessibilityFaults = (page: Page): Promise<string[]> => faultsOf(page, 'filing-desk');

/** Puts another desk in its place, as a page does whose reviewer changed; with a token of its own, or asking as before. */
export const putAnother = (page: Page, token?: string): Promise<void> =>
  page.evaluate((token) => {
    type Element = HTMLElement &
      Record<'endpoint' | 'publishableKey' | 'filingId' | 'view' | 'fetchSession', unknown>;
    const old = document.querySelector('filing-desk') as Element;
    const { endpoint, publishableKey, filingId, view, fetchSession } = old;
    const another = old.cloneNode() as Element;
    const given = token === undefined ? fetchSession : () => Promise.resolve(token);
    Object.assign(another, { endpoint, publishableKey, filingId, view, fetchSession: given });
    old.replaceWith(another);
  }, token);
