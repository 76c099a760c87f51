import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing, Milestone } from '../../testkit/filing.ts';
import type { MaterialKind } from '../../../schema/client/operations.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { jpegWithExif, png, portrait } from '../journeys/support/papers.ts';
import { accessibilityFaults } from '../kit/form.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

type Slot = { kind: MaterialKind; reason: string };

let house: House;
let browser: TestBrowser;
const folder = mkdtempSync(join(tmpdir(), 'jieru-papers-'));

inAHouse((opened) => void ([house, browser] = opened));

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
});

/** The address a file is sent to. */
const isFile = (url: URL): boolean => url.pathname.includes('/materials/');

async function atThePapers(
  milestone: Milestone = 'SAVE_DETAILS',
  chosen = browser,
): Promise<{ form: Form; page: Page; filing: Filing }> {
  const owner = await anApplicant(house);
  const filing = await owner.files(aCompany()).upTo(milestone);
  const opened = await opensTheForm(house, chosen, owner);
  await opened.form.opens('MATERIALS');
  await opened.form.shows('MATERIALS');
  return { ...opened, filing };
}

/** Lets every link to a picture that is asked for first fail from now on; the one after it works. */
async function ranOut(page: Page): Promise<{ refused: number }> {
  const seen = { refused: 0 };
  const failed = new Set<string>();
  await page.route(
    (url) => url.pathname.endsWith('/preview'),
    (route) => {
      const url = new URL(route.request().url());
      if (failed.size > 0 && !failed.has(url.href)) return route.continue();
      failed.add(url.href);
      seen.refused += 1;
      return route.fulfill({ status: 410 });
    },
  );
  return seen;
}

/** Drops a file from the desktop, as the operating system does. */
async function drops(page: Page, tile: Locator, path: string): Promise<void> {
  await tile.scrollIntoViewIfNeeded();
  const box = await tile.boundingBox();
  if (!box) throw new Error('the tile is not on show');
  const devtools = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await devtools.send('Input.dispatchDragEvent', { type, ...at, data });
}

describe('a paper', { timeout: 60_000 }, () => {
  test('says why it is wanted, on its own tile where its neighbours have other reasons', async () => {
    const { form, filing } = await atThePapers();
    const told = await filing.owner.caller.query<{ filing: { materialSlots: Slot[] } }>(
      'query ($id: ID!) { filing(id: $id) { materialSlots { kind reason } } }',
      { id: filing.id },
      { language: 'zh-CN' },
    );
    for (const kind of ['DOMAIN_HOLDER_PROOF', 'AUXILIARY'] as const) {
      const reason = told.filing.materialSlots.find((slot) => slot.kind === kind)?.reason ?? 'none';
      await form.tile(kind).getByText(reason).waitFor();
    }
  });

  test('whose link has run out meanwhile is shown again when one comes back to it', async () => {
    const { form, page } = await atThePapers();
    await form.upload('SUBJECT_CERTIFICATE', await png());
    await form.opens('DETAILS');
    await form.shows('DETAILS');
    // What was handed out until now is over, as it is after five minutes; a new link works.
    const over = await ranOut(page);
    // Links of one second are the same.
    await page.waitForTimeout(1_100);
    await form.opens('MATERIALS');
    const picture = form.tile('SUBJECT_CERTIFICATE').getByRole('img');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: 15_000 })
      .toBeGreaterThan(0);
    expect(over.refused).toBe(1);
  });

  test('is dropped onto its tile', async () => {
    const { form, page } = await atThePapers();
    const path = join(folder, 'scan.png');
    writeFileSync(path, (await png()).buffer);
    await form.agrees('IDENTITY_PAPERS');
    await drops(page, form.tile('SUBJECT_CERTIFICATE'), path);
    await form.holds('SUBJECT_CERTIFICATE');
  });

  test('is stopped on its way, and sent after all', async () => {
    const { form, page } = await atThePapers();
    const tile = form.tile('SUBJECT_CERTIFICATE');
    // It stays on its way for as long as it takes to stop it, however fast the machine is.
    await page.route(isFile, (route) => (route.request().method() === 'PUT' ? undefined : route.continue()));
    await form.agrees('IDENTITY_PAPERS');
    await mouse.give(form.picker('SUBJECT_CERTIFICATE'), await jpegWithExif());
    await tile.getByRole('progressbar').waitFor();
    await mouse.press(tile.getByRole('button', { name: words.say('tile.cancel') }));
    await form.picker('SUBJECT_CERTIFICATE').waitFor();
    expect(await tile.getByRole('img').count()).toBe(0);
    await page.unroute(isFile);
    await form.upload('SUBJECT_CERTIFICATE', await png());
  });

  test('is stopped before its link has come, and not sent', async () => {
    const { form, page } = await atThePapers();
    const tile = form.tile('SUBJECT_CERTIFICATE');
    await form.agrees('IDENTITY_PAPERS');
    let goesOn = (): void => undefined;
    const stopped = new Promise<void>((resolve) => (goesOn = resolve));
    await page.route('**/graphql', async (route) => {
      if (route.request().postData()?.includes('"bytes"')) await stopped;
      await route.continue();
    });
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
    await mouse.give(form.picker('SUBJECT_CERTIFICATE'), await png());
    await mouse.press(tile.getByRole('button', { name: words.say('tile.cancel') }));
    goesOn();
    await form.picker('SUBJECT_CERTIFICATE').waitFor();
    expect(sent).toEqual([]);
  });

  test('whose connection breaks is sent again with one button', async () => {
    const { form, page } = await atThePapers();
    await page.route(isFile, (route) =>
      route.request().method() === 'PUT' ? route.abort('connectionreset') : route.continue(),
    );
    const tile = form.tile('SUBJECT_CERTIFICATE');
    await form.agrees('IDENTITY_PAPERS');
    await mouse.give(form.picker('SUBJECT_CERTIFICATE'), await png());
    await tile.getByText(words.say('failure.network')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute(isFile);
    await mouse.press(tile.getByRole('button', { name: words.say('tile.retry') }));
    await form.holds('SUBJECT_CERTIFICATE');
  });

  test('to be signed comes filled in, to print, and is uploaded signed', async () => {
    const { form, page } = await atThePapers();
    const link = form.root.getByRole('link', { name: words.say('materials.printForm') });
    const sheet = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(sheet.status()).toBe(200);
    expect(sheet.headers()['content-type']).toContain('application/pdf');
    expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-');
    const printable = form.root.getByRole('link', { name: words.say('materials.printPage') });
    const html = await page.request.get((await printable.getAttribute('href')) ?? '');
    expect(html.status()).toBe(200);
    await form.upload('VERIFICATION_FORM', await jpegWithExif());
  });
});

test('a camera that is denied leaves the file, offered in the same place', { timeout: 90_000 }, async () => {
  const strict = await TestBrowser.launch({ camera: 'denied' });
  try {
    const { form, page } = await atThePapers('SAVE_DETAILS', strict);
    await form.opens('PHOTO');
    await form.agrees('FACE');
    await mouse.press(form.button(words.say('photo.camera')));
    await form.root.getByText(words.say('camera.trouble.DENIED')).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    const dialog = form.root.locator('jieru-dialog[open]');
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      mouse.press(dialog.getByRole('button', { name: words.say('tile.choose'), exact: true })),
    ]);
    await chooser.setFiles(await portrait());
    await form.holds('VERIFICATION_PHOTO');
  } finally {
    await strict.close();
  }
});
