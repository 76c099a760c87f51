import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { StepName } from '../../../widget/form/store/steps.ts';
import { accessibilityFaults, openForm, type FormOptions, type OpenForm } from '../kit/form.ts';
import { Form } from './support/form.ts';
import type { House } from './support/house.ts';
import { mouse } from './support/mouse.ts';
import { noPicture } from './support/papers.ts';
import { wordsIn, type Locale } from './support/words.ts';
import { inAHouse } from '../kit/in-a-house.ts';

let house: House;
let browser: TestBrowser;

inAHouse((opened) => void ([house, browser] = opened));

const words = wordsIn('zh-CN');
const formOn = ({ page }: OpenForm): Form => new Form(page, words, mouse);

type Look = { locale: Locale; width: number; colorScheme: 'light' | 'dark' };

const LOOKS: readonly Look[] = [
  { locale: 'zh-CN', width: 1200, colorScheme: 'dark' },
  { locale: 'en', width: 390, colorScheme: 'light' },
];

/** Changes width, colours and language of the page as it stands. */
async function dress(page: Page, { locale, width, colorScheme }: Look, step: StepName): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  await page.locator('access-filing').evaluate((form, lang) => form.setAttribute('locale', lang), locale);
  await new Form(page, wordsIn(locale), mouse).shows(step);
}

const widthBeyond = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Nothing that axe finds, in any look, and nothing that has to be scrolled sideways on a narrow telephone. */
async function isSound({ page, record }: OpenForm, step: StepName): Promise<void> {
  for (const look of LOOKS) {
    await dress(page, look, step);
    expect({ look, faults: await accessibilityFaults(page) }).toEqual({ look, faults: [] });
    await page.setViewportSize({ width: 320, height: 700 });
    expect({ look, beyond: await widthBeyond(page) }).toEqual({ look, beyond: 0 });
  }
  expect(record.complaints.filter((text) => !/^Failed to load resource/.test(text))).toEqual([]);
}

/** A state of the form: how far the filing has come, what was done then, and the step on show. */
type State = [
  name: string,
  step: StepName,
  options: FormOptions,
  act?: (opened: OpenForm, form: Form) => Promise<void>,
];

const byReviewer = async ({ filing }: OpenForm, name: string, input: object = {}): Promise<void> => {
  await filing?.does(name, input, await house.desk().reviewer());
};

/** Shows a filing that is over: nothing but its id leads to it. */
const byId = async ({ page, filing }: OpenForm): Promise<void> =>
  page.locator('access-filing').evaluate((form, id) => form.setAttribute('filing-id', id), filing?.id ?? '');

const STATES: readonly State[] = [
  [
    'a type check with everything missing',
    'TYPE',
    { at: null },
    (_, form) => mouse.press(form.button(words.say('type.check'))),
  ],
  [
    'another kind of filing needed',
    'TYPE',
    { at: null },
    async (_, form) => {
      await form.fillsType();
      await mouse.write(form.text('domains'), 'nobody-filed-this.cn');
      await mouse.press(form.button(words.say('type.check')));
      await mouse.tick(form.root.getByRole('radio', { name: words.say('ask.hasSite') }));
      await mouse.press(form.button(words.say('ask.go')));
      await form.root.getByText(words.say('other.NEW_SITE_ELSEWHERE'), { exact: true }).first().waitFor();
    },
  ],
  ['a type check that is done', 'TYPE', { at: 'VERIFY_SERVER' }, (_, form) => form.opens('TYPE')],
  [
    'no server chosen',
    'SERVER',
    { at: 'START' },
    async (_, form) => {
      await form.root.getByRole('radio').first().waitFor();
      await form.next();
      await form.root.locator('[aria-invalid="true"]').waitFor();
    },
  ],
  ['a server that is verified', 'SERVER', { at: 'VERIFY_SERVER' }, (_, form) => form.opens('SERVER')],
  [
    'a wrong password',
    'PASSWORD',
    { at: 'VERIFY_SERVER' },
    async (_, form) => {
      await mouse.write(form.text('password'), 'wrong');
      await form.next();
      await form.root.locator('[aria-invalid="true"]').waitFor();
    },
  ],
  ['a password that is verified', 'PASSWORD', { at: 'VERIFY_PASSWORD' }, (_, form) => form.opens('PASSWORD')],
  [
    'details that are all filled in',
    'DETAILS',
    { at: 'SAVE_DETAILS' },
    async (_, form) => {
      await form.opens('DETAILS');
      await form.text('subject.name').waitFor();
    },
  ],
  [
    'a file that is refused',
    'MATERIALS',
    { at: 'SAVE_DETAILS' },
    async (_, form) => {
      await form.agrees('IDENTITY_PAPERS');
      await mouse.give(form.picker('SUBJECT_CERTIFICATE'), noPicture);
    },
  ],
  [
    'papers that are all there',
    'MATERIALS',
    { at: 'UPLOAD' },
    async (_, form) => {
      await form.opens('MATERIALS');
      await form.holds('SUBJECT_CERTIFICATE');
    },
  ],
  ['a photo before its consent', 'PHOTO', { at: 'SAVE_DETAILS' }, (_, form) => form.opens('PHOTO')],
  [
    'the camera in use',
    'PHOTO',
    { at: 'UPLOAD' },
    async (_, form) => {
      await form.opens('PHOTO');
      await mouse.press(form.button(words.say('photo.camera')));
      await form.root.getByRole('dialog').waitFor();
    },
  ],
  ['a last look with much missing', 'REVIEW', { at: 'VERIFY_PASSWORD' }, (_, form) => form.opens('REVIEW')],
  [
    'the question before abandoning',
    'REVIEW',
    { at: 'UPLOAD' },
    async (_, form) => {
      await mouse.press(form.button(words.say('abandon.do')));
      await form.root.getByRole('dialog').waitFor();
    },
  ],
  [
    'a return with remarks',
    'DETAILS',
    { at: 'SUBMIT' },
    async (opened, form) => {
      const remarks = [
        { path: ['subject', 'mailingAddress'], message: '请写明楼层' },
        { path: [], message: '请按原备案填写' },
      ];
      await byReviewer(opened, 'returnFiling', { remarks });
      await form.tells('RETURN', { count: 2 });
      await mouse.press(form.button(words.say('step.DETAILS')));
      await form.root.getByText('请写明楼层').waitFor();
    },
  ],
  [
    'originals to be posted',
    'MAIL',
    { at: 'SUBMIT' },
    async (opened, form) => {
      await byReviewer(opened, 'requestOriginals', { requested: '核验单原件', copies: 3 });
      await mouse.press(form.button(words.say('step.MAIL')));
    },
  ],
  ['a filing that waits for its hand-over', 'RESULT', { at: 'PASS' }],
  ['a filing at the authority', 'RESULT', { at: 'SMS' }],
  [
    'an SMS check that lapsed',
    'SMS',
    { at: 'HAND_OVER', company: aCompany('lapse') },
    async ({ filing }, form) => {
      await filing?.owner.desk.clock.passes({ hours: 25 });
      await filing?.owner.desk.authorityWorks();
      await form.root.getByText(words.say('sms.lapsed')).first().waitFor();
    },
  ],
  [
    'a refusal',
    'RESULT',
    { at: 'APPROVE', company: aCompany('refuse1018') },
    async (opened, form) => {
      await byId(opened);
      await form.root.getByText(words.say('refused.heading'), { exact: true }).waitFor();
    },
  ],
  [
    'the number to hang',
    'RESULT',
    { at: 'APPROVE' },
    async (opened, form) => {
      await byId(opened);
      await form.root.getByText(words.say('approved.heading'), { exact: true }).waitFor();
    },
  ],
  [
    'the own filings',
    'HOME',
    { at: 'APPROVE' },
    async (_, form) => {
      await mouse.press(form.root.locator('summary'));
      await form.button(words.say('home.continue')).waitFor();
    },
  ],
  [
    'a site to continue with',
    'HOME',
    { at: 'APPROVE' },
    async (_, form) => {
      await mouse.press(form.button(words.say('home.continue')));
      await mouse.press(form.button(words.say('home.continueBegin')));
      await form.root.locator('[aria-invalid="true"]').waitFor();
    },
  ],
  [
    'the question before an access is cancelled',
    'HOME',
    { at: 'APPROVE' },
    async (_, form) => {
      await mouse.press(form.root.getByRole('button', { name: words.say('cancel.do') }).first());
      await form.root.getByRole('dialog').waitFor();
    },
  ],
  [
    'an abandoned filing',
    'RESULT',
    { at: 'SAVE_DETAILS' },
    async (opened) => {
      await opened.filing?.does('abandonFiling');
      await opened.page.reload();
      await byId(opened);
    },
  ],
];

describe('the form is sound for everybody', { timeout: 60_000 }, () => {
  test.each(STATES)('with %s', async (_name, step, options, act) => {
    const opened = await openForm(house, browser, options);
    const form = formOn(opened);
    await act?.(opened, form);
    await form.shows(step);
    await isSound(opened, step);
  });

  test('or the look at it would say so', async () => {
    const opened = await openForm(house, browser, { at: null });
    await opened.page.locator('access-filing h2').evaluate((heading) => {
      const picture = document.createElement('img');
      picture.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
      heading.after(picture);
    });
    expect((await accessibilityFaults(opened.page)).join()).toContain('image-alt');
  });

  test('without a network', async () => {
    const opened = await openForm(house, browser, { at: 'VERIFY_PASSWORD' });
    const form = formOn(opened);
    await form.text('subject.name').waitFor();
    await opened.context.setOffline(true);
    await mouse.write(form.text('subject.name'), '杭州示例科技有限公司');
    await form.root.getByText(words.say('shell.offline')).waitFor();
    expect(await accessibilityFaults(opened.page)).toEqual([]);
  });

  test('when it cannot be opened', async () => {
    const opened = await openForm(house, browser, { at: null });
    await opened.page.route('**/graphql', (route) => route.abort());
    await opened.page.reload();
    await opened.page.getByText(words.say('shell.failed')).waitFor();
    expect(await accessibilityFaults(opened.page)).toEqual([]);
  });
});
