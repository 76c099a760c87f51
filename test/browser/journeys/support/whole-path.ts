import { expect } from 'vitest';
import type { TestBrowser } from '../../../testkit/browser.ts';
import { PERSONAL, README_COMPANY as COMPANY } from './company.ts';
import {
  bringsPapers,
  bringsThePhoto,
  fillsInDetails,
  findsTheType,
  namesTheServer,
  provesThePassword,
  submits,
} from './fills-in.ts';
import { correctsTheAddress, entersTheCode } from './follows.ts';
import { Form } from './form.ts';
import type { Hands } from './hands.ts';
import type { House } from './house.ts';
import { ReviewDesk } from './review-desk.ts';
import { visit, type Visit } from './visit.ts';
import { wordsIn, type Locale } from './words.ts';

const REMARK = { 'zh-CN': '请写明在路的哪一侧', en: 'Say on which side of the road' } as const;

/** An applicant's and a reviewer's open pages. */
export type Parties = { form: Form; applicant: Visit; desk: ReviewDesk; reviewer: Visit };

export async function bothArrive(
  house: House,
  browser: TestBrowser,
  { locale, hands }: { locale: Locale; hands: Hands },
): Promise<Parties> {
  const words = wordsIn(locale);
  const applicant = await visit(browser, { locale });
  const reviewer = await visit(browser, { locale, width: 1400 });
  const form = new Form(applicant.page, words, hands);
  const desk = new ReviewDesk(reviewer.page, words, hands);
  for (const [{ page }, file] of [
    [applicant, 'index'],
    [reviewer, 'desk'],
  ] as const) {
    await page.goto(`${house.url}/demo/${file}.html`);
    // The pages speak Chinese until somebody asks for something else.
    if (locale === 'en') await hands.press(page.getByRole('button', { name: 'English' }));
  }
  return { form, applicant, desk, reviewer };
}

/** From the type check to the number in the footer, with a return on the way. */
export async function goesTheWholePath({ form, desk, applicant }: Parties): Promise<void> {
  const { words, hands } = form;
  await findsTheType(form);
  await namesTheServer(form);
  await provesThePassword(form);
  await fillsInDetails(form);
  await bringsPapers(form);
  await bringsThePhoto(form);
  await submits(form);
  await form.shows('RESULT');
  await form.tells('SUBMIT');

  await desk.opens(COMPANY.name);
  await desk.remarksOn(words.field('subject.mailingAddress'), REMARK[words.locale]);
  await desk.returns();
  await form.tells('RETURN', { count: 1 });
  await correctsTheAddress(form, REMARK[words.locale]);
  await form.tells('RESUBMIT');
  await desk.passes();
  await form.tells('PASS');

  await form.tells('HAND_OVER_FOR_SMS', { hours: 24 });
  await entersTheCode(form);
  await form.tells('REPORT_SMS_DONE');
  await hands.press(applicant.page.locator('[data-seconds="1209600"]'));
  await form.tells('APPROVE');
  await form.root.getByText(words.say('approved.heading'), { exact: true }).waitFor();
}

/** The number to hang, and what to paste for it. */
export async function findsTheNumber(form: Form): Promise<void> {
  await form.root.getByText(COMPANY.subjectNumber, { exact: false }).first().waitFor();
  const html = form.root.getByText(/<a href="https:\/\/beian\.miit\.gov\.cn/);
  expect(await html.textContent()).toContain(COMPANY.subjectNumber);
}

/** Nothing left the pages but what may: no address tells on anybody, the API is posted to, and nobody complained. */
export function leftNoTrace({ record }: Visit): void {
  const addresses = record.requests.map((request) => decodeURIComponent(request.url()));
  expect(addresses.length).toBeGreaterThan(10);
  for (const secret of PERSONAL) expect(addresses.filter((url) => url.includes(secret))).toEqual([]);
  const methods = record.requests
    .filter((one) => new URL(one.url()).pathname === '/graphql')
    .map((one) => one.method());
  expect(new Set(methods)).toEqual(new Set(['POST']));
  // A refused file is an answer the browser notes, too.
  const refusedFile = /^Failed to load resource: the server responded with a status of 4\d\d .*\/materials\//;
  expect(record.complaints.filter((text) => !refusedFile.test(text))).toEqual([]);
}
