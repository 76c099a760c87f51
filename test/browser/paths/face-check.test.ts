import sharp from 'sharp';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IssueCode } from '../../../schema/rules/issue.ts';
import { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import type { Form } from '../journeys/support/form.ts';
import { openHouse, type House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { portrait, type PaperFile } from '../journeys/support/papers.ts';
import { wordsIn, type Locale } from '../journeys/support/words.ts';
import { accessibilityFaults as deskFaults } from '../kit/desk.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { submits } from './support/fills.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';

let house: House;
let browser: TestBrowser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ background: true }), TestBrowser.launch()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await house.close();
});

/** A photo of one colour, by which the rehearsal's face service answers. */
const coloured = async (background: string): Promise<PaperFile> => ({
  name: 'photo.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 900, height: 1200, channels: 3, background } })
    .jpeg()
    .toBuffer(),
});

type Opened = { form: Form; page: Page; filing: Filing };

/** Step 6, where everything but the photo is there. */
async function atThePhoto(locale: Locale = 'zh-CN', viewport = {}): Promise<Opened> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
  await filing.bringsPapers();
  const { filing: shown } = await owner.caller.query<{
    filing: { materials: { id: string; kind: string }[] };
  }>('query ($id: ID!) { filing(id: $id) { materials { id kind } } }', { id: filing.id });
  const photo = shown.materials.find(({ kind }) => kind === 'VERIFICATION_PHOTO');
  await owner.caller.succeed('removeMaterial', { materialId: photo?.id });
  const opened = await opensTheForm(house, browser, owner, { locale, ...viewport });
  await opened.form.opens('PHOTO');
  await opened.form.shows('PHOTO');
  return { ...opened, filing };
}

const verdict = (form: Form, text: string): Locator =>
  form.tile('VERIFICATION_PHOTO').locator('jieru-face-verdict').getByText(text, { exact: true });

const complaint = (code: IssueCode, locale: Locale = 'zh-CN'): string =>
  wordsIn(locale).issue(code, 'photo.VERIFICATION_PHOTO');

describe('the photo of the person', { timeout: 120_000 }, () => {
  test.each(['zh-CN', 'en'] as const)(
    'is compared while one looks on, and the tick is quiet (%s)',
    async (locale) => {
      const { form, page } = await atThePhoto(locale);
      await form.upload('VERIFICATION_PHOTO', await portrait());
      await verdict(form, wordsIn(locale).say('face.SAME')).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
    },
  );

  test('that differs is asked for again, and the next one goes on', async () => {
    const { form, page, filing } = await atThePhoto();
    await form.upload('VERIFICATION_PHOTO', await coloured('#ff0000'));
    await verdict(form, complaint('FACE_DIFFERENT')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await form.item('PHOTO').textContent()).toContain(words.say('status.ATTENTION'));
    expect(await form.item('REVIEW').textContent()).toContain(words.say('status.LOCKED'));
    await form.upload('VERIFICATION_PHOTO', await portrait());
    await verdict(form, words.say('face.SAME')).waitFor();
    await submits(form);
    expect(await filing.state()).toBe('IN_REVIEW');
  });

  test('that differs a third time is the reviewer’s, who sees it beside the photo', async () => {
    const { form, filing } = await atThePhoto();
    for (const [colour, code] of [
      ['#00ff00', 'FACE_NOT_FOUND'],
      ['#0000ff', 'FACE_SEVERAL'],
    ] as const) {
      await form.upload('VERIFICATION_PHOTO', await coloured(colour));
      await verdict(form, complaint(code)).waitFor();
    }
    await form.upload('VERIFICATION_PHOTO', await coloured('#ff0000'));
    await verdict(form, words.say('face.reviewer')).waitFor();
    await submits(form);
    const { page } = await browser.open({ width: 1440, height: 900 });
    await page.goto(`${house.url}/demo/desk.html?filing=${filing.id}`);
    const desk = page.locator('filing-desk');
    await mouse.press(desk.getByRole('tab', { name: words.say('material.VERIFICATION_PHOTO') }));
    await desk.locator('jieru-desk-materials').getByText(words.say('faceCheck.DIFFERENT')).waitFor();
    expect(await deskFaults(page)).toEqual([]);
  });

  test('whose face service is down says that a reviewer compares, and goes on', async () => {
    const { form, filing } = await atThePhoto();
    await form.upload('VERIFICATION_PHOTO', await coloured('#ff00ff'));
    await verdict(form, words.say('face.UNAVAILABLE')).waitFor();
    await submits(form);
    expect(await filing.state()).toBe('IN_REVIEW');
  });
});
