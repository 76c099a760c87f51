import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { PIECE_BYTES } from '../../../widget/form/upload/in-pieces.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { visit } from '../journeys/support/visit.ts';
import { hostSite } from '../kit/host-site.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { grainyPhoto } from './support/papers.ts';
import { anApplicant, words } from './support/stage.ts';

const KIND = 'SUBJECT_CERTIFICATE';
/** So narrow that a piece takes two seconds. */
const NARROW = PIECE_BYTES / 2;

let house: House;
let browser: TestBrowser;
let owner: Applicant;
let site: Awaited<ReturnType<typeof hostSite>>;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    owner = await anApplicant(house);
    await owner.files(aCompany()).upTo('SAVE_DETAILS');
  },
);

beforeAll(async () => {
  site = await hostSite({
    element: 'access-filing',
    service: house.url,
    publishableKey: house.service().demo?.publishableKey ?? '',
    locale: 'zh-CN',
    session: async () => {
      const { externalRef } = owner;
      return String(
        (await house.desk().provider.succeed('createApplicantSession', { externalRef }))['token'],
      );
    },
  });
  await house.desk().provider.succeed('allowOrigin', { origin: site.url });
});
afterAll(() => site.close());

/** The requests for files as the browser sends them, how far the service says that it has the file, and how to make the line narrow or cut it. */
async function watches(page: Page) {
  const seen = { acknowledged: [] as number[], begins: [] as number[] };
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const ofFiles = new Set<string>();
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (!request.url.includes('/materials/')) return;
    ofFiles.add(requestId);
    const from = request.headers['Upload-Offset'] ?? request.headers['upload-offset'];
    if (request.method === 'PATCH' && from !== undefined) seen.begins.push(Number(from));
  });
  devtools.on('Network.responseReceived', ({ requestId, response }) => {
    const offset = Object.entries(response.headers).find(([name]) => name.toLowerCase() === 'upload-offset');
    if (ofFiles.has(requestId) && offset) seen.acknowledged.push(Number(offset[1]));
  });
  const narrows = (bytesPerSecond: number, offline = false) =>
    devtools.send('Network.emulateNetworkConditions', {
      offline,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytesPerSecond,
    });
  return { seen, narrows };
}

it(
  'a photo goes out in pieces from a page of another origin, and goes on after a cut',
  { timeout: 120_000 },
  async () => {
    const photo = await grainyPhoto({ width: 2000, height: 1400 });
    expect(photo.buffer.length).toBeGreaterThan(4 * PIECE_BYTES);
    expect(new URL(site.url).origin).not.toBe(new URL(house.url).origin);
    const { page } = await visit(browser, { locale: 'zh-CN' });
    await page.goto(site.url);
    await page.locator('access-filing h2').waitFor();
    const form = new Form(page, words, mouse);
    await form.opens('MATERIALS');
    await form.shows('MATERIALS');
    await form.agrees('IDENTITY_PAPERS');

    const { seen, narrows } = await watches(page);
    await narrows(NARROW);
    await mouse.give(form.picker(KIND), photo);
    await expect
      .poll(() => seen.acknowledged.at(-1) ?? 0, { timeout: 40_000 })
      .toBeGreaterThanOrEqual(PIECE_BYTES);
    await narrows(NARROW, true);
    await page.waitForTimeout(2_500);
    const stood = seen.acknowledged.at(-1) ?? 0;
    expect(await form.tile(KIND).locator('.bad').count()).toBe(0);
    await narrows(-1);
    await form.holds(KIND);

    expect(seen.acknowledged.at(-1)).toBe(photo.buffer.length);
    // It went on from where the service says that it stood: no page of another origin sends such a request without a preflight, or reads an
    // answer's header that is not exposed.
    const again = seen.begins.filter((from) => from >= stood);
    expect(again[0]).toBeGreaterThanOrEqual(stood);
    expect(seen.begins.filter((from) => from === 0)).toHaveLength(1);
  },
);
