import type { Page } from 'playwright-core';
import type { PageOptions, TestBrowser } from '../../../testkit/browser.ts';
import type { Applicant } from '../../../testkit/applicant.ts';
import { Form } from '../../journeys/support/form.ts';
import type { House } from '../../journeys/support/house.ts';
import { mouse } from '../../journeys/support/mouse.ts';
import { visit } from '../../journeys/support/visit.ts';
import { wordsIn, type Locale } from '../../journeys/support/words.ts';

export const words = wordsIn('zh-CN');

let accounts = 0;

/** An applicant nobody has met before, with a server to file on. */
export async function anApplicant(house: House): Promise<Applicant> {
  const applicant = await house.desk().applicant(`path-${process.pid}-${(accounts += 1)}`);
  await applicant.usualServer();
  return applicant;
}

export type FormVisit = PageOptions & { locale?: Locale; filing?: string };

/** Opens the form as an applicant. */
export async function opensTheForm(
  house: House,
  browser: TestBrowser,
  applicant: Applicant,
  { locale = 'zh-CN', ...options }: FormVisit = {},
): Promise<{ form: Form; page: Page }> {
  const { page } = await visit(browser, { locale, ...options });
  const query = new URLSearchParams({ as: applicant.externalRef, lang: locale });
  await page.goto(`${house.url}/demo/index.html?${query.toString()}`);
  await page.locator('access-filing h2').waitFor();
  return { form: new Form(page, wordsIn(locale), mouse), page };
}
