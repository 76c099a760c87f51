import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestBrowser } from '../../testkit/browser.ts';
import { textOn } from '../../testkit/electronic.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { README_COMPANY as COMPANY } from './support/company.ts';
import { follows, photographs, reads, signed, signs } from './support/electronic.ts';
import {
  fillsInDetails,
  findsTheType,
  namesTheServer,
  provesThePassword,
  submits,
} from './support/fills-in.ts';
import { entersTheCode } from './support/follows.ts';
import { Form } from './support/form.ts';
import { openHouse, type House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { ReviewDesk } from './support/review-desk.ts';
import { visit } from './support/visit.ts';
import { findsTheNumber, leftNoTrace } from './support/whole-path.ts';
import { wordsIn } from './support/words.ts';

const PHONE = { width: 390, height: 844, hasTouch: true, isMobile: true } as const;

let house: House;
let browser: TestBrowser;

beforeAll(async () => void (browser = await TestBrowser.launch()));
afterAll(() => browser.close());

beforeEach(async () => {
  house = await openHouse({ background: true });
  // What the rules of today say, with nothing of the provider's own.
  await house.desk().provider.succeed('updateProvider', { photoKinds: null });
});
afterEach(() => house.close());

test(
  'from a phone alone and without paper a company files, is passed at the desk and sees its number',
  { timeout: 420_000 },
  async () => {
    const words = wordsIn('zh-CN');
    const applicant = await visit(browser, { locale: 'zh-CN', ...PHONE });
    const { page } = applicant;
    await page.goto(`${house.url}/demo/index.html`);
    const form = new Form(page, words, mouse);
    await findsTheType(form);
    await namesTheServer(form);
    await provesThePassword(form);
    await fillsInDetails(form);
    await form.shows('MATERIALS');
    await form.agrees('IDENTITY_PAPERS');
    await photographs(form);
    expect(await form.tile('VERIFICATION_FORM').count()).toBe(0);
    await form.next();
    await form.shows('PHOTO');
    await form.agrees('FACE');
    await follows(form);
    await reads(form);
    await signs(form, page);
    await signed(form);
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.next();
    await submits(form);
    await form.shows('RESULT');
    await form.tells('SUBMIT');

    const { services } = house.service();
    const papers = await services.database.prisma.material.findMany({
      where: { status: 'STORED' },
      orderBy: { createdAt: 'asc' },
    });
    const paper = papers.find(({ kind }) => kind === 'VERIFICATION_FORM');
    if (!paper) throw new Error('there is no form');
    const jpeg = await services.materials.attachment(paper);
    expect(jpeg.toString('base64').length).toBeLessThanOrEqual(150_000);
    const text = await textOn(jpeg);
    for (const printed of [COMPANY.person, COMPANY.certificate, '承诺书']) expect(text).toContain(printed);
    // All others came from the camera.
    expect(papers.filter(({ live, kind }) => !live && kind.includes('CERTIFICATE'))).toEqual([]);

    const reviewer = await visit(browser, { locale: 'zh-CN', width: 1400 });
    await reviewer.page.goto(`${house.url}/demo/desk.html`);
    const desk = new ReviewDesk(reviewer.page, words, mouse);
    await desk.opens(COMPANY.name);
    await desk.passes();
    await form.tells('PASS');
    await form.tells('HAND_OVER_FOR_SMS', { hours: 24 });
    await entersTheCode(form);
    await form.tells('REPORT_SMS_DONE');
    await mouse.press(page.locator('[data-seconds="1209600"]'));
    await form.tells('APPROVE');
    await findsTheNumber(form);
    leftNoTrace(applicant);
    leftNoTrace(reviewer);
  },
);
