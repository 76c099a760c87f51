import sharp from 'sharp';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Page, Request } from 'playwright-core';
import type { Applicant } from '../../testkit/applicant.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { A4, pdfOf } from '../../testkit/pdf.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { noPicture, png, type PaperFile } from '../journeys/support/papers.ts';
import { grainyPhoto } from './support/papers.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const KIND = 'SUBJECT_CERTIFICATE';

let house: House;
let owner: Applicant;
let browser: TestBrowser;
let form: Form;
let page: Page;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    owner = await anApplicant(house);
    await owner.files(aCompany()).upTo('SAVE_DETAILS');
  },
);

beforeEach(async () => {
  ({ form, page } = await opensTheForm(house, browser, owner));
  await form.opens('MATERIALS');
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
});

/** A larger file goes out in pieces. */
const isFileOrPiece = (request: Request): boolean => ['PUT', 'PATCH'].includes(request.method());

/** Uploads a file; how many bytes went out, and the measures of what is on show then. */
async function sends(file: PaperFile): Promise<{ sent: number; width: number; height: number }> {
  const parts: Request[] = [];
  const note = (request: Request): void => void (isFileOrPiece(request) && parts.push(request));
  page.on('request', note);
  await mouse.give(form.picker(KIND), file);
  await form.tile(KIND).locator('.good').waitFor();
  await form.holds(KIND);
  page.off('request', note);
  const lengths = await Promise.all(parts.map((part) => part.headerValue('content-length')));
  const sent = lengths.reduce((sum, length) => sum + Number(length), 0);
  const picture = form.tile(KIND).getByRole('img');
  const size = await picture.evaluate(({ naturalWidth, naturalHeight }: HTMLImageElement) => ({
    width: naturalWidth,
    height: naturalHeight,
  }));
  await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
  await form.tile(KIND).locator('.limits').waitFor();
  return { sent, ...size };
}

describe('a photo from a telephone', { timeout: 90_000 }, () => {
  test('of six megabytes is made smaller before it is sent, and stays legible', async () => {
    const photo = await grainyPhoto();
    expect(photo.buffer.length).toBeGreaterThan(5_200_000);
    const { sent, width, height } = await sends(photo);
    expect(sent).toBeLessThanOrEqual(4_000_000);
    expect({ width, height }).toEqual({ width: 3000, height: 2200 });
  });

  test('of more than twelve megabytes, held upright, keeps standing upright', async () => {
    const photo = await grainyPhoto({ width: 4800, height: 3000, orientation: 6 });
    expect(photo.buffer.length).toBeGreaterThan(12_000_000);
    const { sent, width, height } = await sends(photo);
    expect(sent).toBeLessThanOrEqual(4_000_000);
    expect(height).toBeGreaterThanOrEqual(1600);
    expect(width / height).toBeCloseTo(3000 / 4800, 2);
  });

  test('of fifty megapixels and few bytes is sent as it is', async () => {
    const buffer = await sharp({ create: { width: 8192, height: 6144, channels: 3, background: '#cdb' } })
      .jpeg()
      .toBuffer();
    const { sent, width, height } = await sends({ name: 'p.jpg', mimeType: 'image/jpeg', buffer });
    expect(sent).toBe(buffer.length);
    expect({ width, height }).toEqual({ width: 4096, height: 3072 });
  });

  test('in a format of another kind is made a JPEG', async () => {
    const buffer = await sharp((await png()).buffer)
      .webp()
      .toBuffer();
    expect((await sends({ name: 'saved.webp', mimeType: 'image/webp', buffer })).width).toBe(1100);
  });

  test.each(['', 'image/jpg', 'image/pjpeg', 'application/octet-stream', 'text/plain'])(
    'that the browser calls "%s" is taken for what it is',
    async (mimeType) => {
      const { buffer } = await png();
      expect((await sends({ name: 'photo', mimeType, buffer })).sent).toBe(buffer.length);
    },
  );

  test('that is a scan in PDF goes as it is, and comes back as the picture of its page', async () => {
    const picture = await sharp((await png()).buffer)
      .jpeg()
      .toBuffer();
    const lying = { size: [A4.high, A4.wide] as [number, number] };
    const buffer = await pdfOf(
      [(document) => void document.image(picture, 0, 0, { width: A4.high, height: A4.wide })],
      lying,
    );
    const { sent, width } = await sends({ name: 'scan.pdf', mimeType: 'application/pdf', buffer });
    expect([sent, width]).toEqual([buffer.length, 3000]);
  });

  test('that is none is told before anything is sent', async () => {
    const sent: string[] = [];
    page.on('request', (request) => void (isFileOrPiece(request) && sent.push(request.url())));
    await mouse.give(form.picker(KIND), { ...noPicture, mimeType: 'image/jpeg' });
    await form.tile(KIND).getByText(words.issue('MATERIAL_TYPE', 'file')).waitFor();
    expect(sent).toEqual([]);
  });

  test('finds its limits on the tile before it is chosen', async () => {
    await expect
      .poll(() => form.tile('AUXILIARY').locator('.limits').textContent())
      .toMatch(/640×400.*20 MB/);
  });
});
