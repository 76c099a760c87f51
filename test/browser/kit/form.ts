import type { Page } from 'playwright-core';
import type { Company } from '../../../server/rehearsal/walk/company.ts';
import { accessibilityFaults as faultsOf } from '../../testkit/accessibility.ts';
import type { PageOptions, TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import type { Visit } from '../journeys/support/visit.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';

/** An applicant's form on the demo page, at some point of the way. */
export type OpenForm = Visit & {
  /** The filing on show; there is none before a type check. */
  filing: Filing | null;
  /** Name of the applicant's account, to come back in another browser. */
  account: string;
};

export type FormOptions = PageOptions & {
  /** How far the filing has come before the page is opened; `null` opens an empty form. */
  at?: Milestone | null;
  company?: Company;
  /** Opens the form of this account instead of a fresh one. */
  account?: string;
  theme?: 'light' | 'dark';
};

let accounts = 0;

/** Opens the demo page as a fresh applicant whose filing has already come so far. */
export const openForm = async (
  house: House,
  browser: TestBrowser,
  { at = 'START', company = aCompany(), account, theme, locale = 'zh-CN', ...options }: FormOptions = {},
): Promise<OpenForm> => {
  const name = account ?? `form-${process.pid}-${(accounts += 1)}`;
  const applicant = await house.desk().applicant(name);
  if (!account) await applicant.usualServer();
  const filing = at && !account ? await applicant.files(company).upTo(at) : null;
  const visited = await visit(browser, { locale, ...options });
  const query = new URLSearchParams({ as: name, lang: locale, ...(theme ? { theme } : {}) });
  await visited.page.goto(`${house.url}/demo/index.html?${query.toString()}`);
  await visited.page.locator('access-filing h2').waitFor();
  return { ...visited, filing, account: name };
};

/** The same for a filing that has begun. */
export const openFiled = async (
  house: House,
  browser: TestBrowser,
  options: FormOptions = {},
): Promise<OpenForm & { filing: Filing }> => {
  const { filing, ...rest } = await openForm(house, browser, options);
  if (!filing) throw new Error('no filing was begun');
  return { ...rest, filing };
};

/** The step's heading. */
export const heading = (page: Page): Promise<string | null> => page.locator('access-filing h2').textContent();

/** Waits until a step is on show. */
export const stepIs = (page: Page, name: string): Promise<void> =>
  page.getByRole('heading', { name, level: 2 }).waitFor();

/** Waits until nothing loads any more: no text says so, and every picture can be seen. Its subscription keeps the network busy. */
export const settled = async (page: Page, locale: Locale): Promise<void> => {
  const form = page.locator('access-filing');
  await form.getByText(wordsIn(locale).say('shell.loading')).first().waitFor({ state: 'detached' });
  await form
    .locator('img')
    .evaluateAll((images) => Promise.all(images.map((image) => (image as HTMLImageElement).decode())));
};

/** Name of the element that has the focus, through all shadow roots, with its accessible label. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    if (!(element instanceof HTMLElement)) return '';
    const labels = 'labels' in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
    const root = element.getRootNode();
    // A button's words are slotted into it from outside.
    const around = root instanceof ShadowRoot ? root.host.textContent : '';
    const own = labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent;
    return (own.trim() || around || '').trim();
  });

/** What the live regions say. */
export const announced = async (page: Page): Promise<string> =>
  (await page.locator('jieru-live-region div').allTextContents()).join(' ').trim();

/** Rules of accessibility that the form breaks, each with what breaks it. */
export const accessibilityFaults = (page: Page): Promise<string[]> => faultsOf(page, 'access-filing');
