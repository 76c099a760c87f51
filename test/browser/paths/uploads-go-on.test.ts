import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Page, Request } from 'playwright-core';
import type { Applicant } from '../../testkit/applicant.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import { PIECE_BYTES } from '../../../widget/form/upload/in-pieces.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import type { PaperFile } from '../journeys/support/papers.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { narrowLineTo } from './support/narrow-line.ts';
import { grainyPhoto } from './support/papers.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';

const KIND = 'SUBJECT_CERTIFICATE';
/** So narrow that a piece takes two seconds. */
const NARROW = PIECE_BYTES / 2;

let house: House;
let browser: TestBrowser;
let owner: Applicant;
let form: Form;
let page: Page;
let line: Awaited<ReturnType<typeof narrowLineTo>>;
let photo: PaperFile;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    owner = await anApplicant(house);
    await owner.files(aCompany()).upTo('SAVE_DETAILS');
  },
);

const isFile = (url: URL): boolean => /\/materials\/mat_[^/]+$/.test(url.pathname);

const atThePapers = async (): Promise<void> => {
  await form.opens('MATERIALS');
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
};

beforeEach(async () => {
  photo = await grainyPhoto({ width: 2000, height: 1400 });
  expect(photo.buffer.length).toBeGreaterThan(4 * PIECE_BYTES);
  ({ form, page } = await opensTheForm(house, browser, owner));
  line = await narrowLineTo(house.url, NARROW);
  await page.route(isFile, (route) =>
    route.continue({ url: route.request().url().replace(house.url, line.url) }),
  );
  await atThePapers();
});

afterEach(() => line.ends());

/** The pieces that are sent from now on, and how far the service says that it has the file. */
const watches = () => {
  const requests: Request[] = [];
  const seen = { acknowledged: [] as number[], whole: 0 };
  page.on('request', (request) => {
    if (request.method() === 'PATCH') requests.push(request);
    if (request.method() === 'PUT') seen.whole += 1;
  });
  page.on('response', (response) => {
    const offset = response.headers()['upload-offset'];
    if (offset !== undefined) seen.acknowledged.push(Number(offset));
  });
  const begins = (): Promise<number[]> =>
    Promise.all(requests.map(async (request) => Number(await request.headerValue('upload-offset'))));
  return { seen, begins };
};

/** Waits until two pieces are acknowledged and the next one is on its way. */
const untilInTheMiddle = async ({ seen }: ReturnType<typeof watches>): Promise<number> => {
  await expect.poll(() => seen.acknowledged.at(-1) ?? 0, { timeout: 30_000 }).toBe(2 * PIECE_BYTES);
  await page.waitForTimeout(700);
  return 2 * PIECE_BYTES;
};

const isStoredOnce = async ({ seen }: ReturnType<typeof watches>): Promise<void> => {
  await form.holds(KIND);
  expect(seen.whole).toBe(0);
  expect(seen.acknowledged).toEqual([...seen.acknowledged].sort((one, two) => one - two));
  expect(seen.acknowledged.at(-1)).toBe(photo.buffer.length);
  await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
  await form.tile(KIND).locator('.limits').waitFor();
};

const littleWentTwice = (): void => {
  const twice = line.taken() - photo.buffer.length;
  expect(twice).toBeGreaterThan(0);
  expect(twice).toBeLessThan(PIECE_BYTES);
};

describe('a photo of several pieces', { timeout: 90_000 }, () => {
  test('whose line breaks goes on by itself when the line is back, and little of it goes out twice', async () => {
    const watched = watches();
    await mouse.give(form.picker(KIND), photo);
    await untilInTheMiddle(watched);
    await page.context().setOffline(true);
    line.breaks();
    // Long enough for a try in vain, were there one.
    await page.waitForTimeout(2_500);
    expect(await form.tile(KIND).locator('.bad').count()).toBe(0);
    line.widens();
    await page.context().setOffline(false);
    await isStoredOnce(watched);
    expect((await watched.begins()).filter((from) => from % PIECE_BYTES > 0)).not.toEqual([]);
    littleWentTwice();
  });

  test('goes on where it stood after a reload, when the same file is chosen again', async () => {
    const before = watches();
    await mouse.give(form.picker(KIND), photo);
    const stood = await untilInTheMiddle(before);
    await page.reload();
    line.widens();
    await page.locator('access-filing h2').waitFor();
    await atThePapers();
    const after = watches();
    await mouse.give(form.picker(KIND), photo);
    await isStoredOnce(after);
    expect((await after.begins())[0]).toBeGreaterThanOrEqual(stood);
    littleWentTwice();
  });

  test('goes out in one go where something on the way lets no pieces pass', async () => {
    const watched = watches();
    await page.route(isFile, (route) =>
      route.request().method() === 'PATCH' ? route.fulfill({ status: 405 }) : route.continue(),
    );
    await mouse.give(form.picker(KIND), photo);
    await form.holds(KIND);
    expect(watched.seen.whole).toBe(1);
  });
});
