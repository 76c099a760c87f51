import { beforeEach, describe, expect, test } from 'vitest';
import type { Page, Route } from 'playwright-core';
import type { SpokenWords } from '../../../widget/desk/words.ts';
import type { Applicant } from '../../testkit/applicant.ts';
import type { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import type { Filing } from '../../testkit/filing.ts';
import { Form } from '../journeys/support/form.ts';
import type { House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { png } from '../journeys/support/papers.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { accessibilityFaults, announced } from '../kit/form.ts';
import { grainyPhoto } from './support/papers.ts';
import { nginxIn, NGINX } from './support/nginx.ts';
import { anApplicant, opensTheForm, words } from './support/stage.ts';
import { inAHouse } from '../kit/in-a-house.ts';

const KIND = 'SUBJECT_CERTIFICATE';
const PAGE = '<!doctype html><title>Blocked</title><h1>Your request was blocked</h1>';

let house: House;
let owner: Applicant;
let browser: TestBrowser;
let form: Form;
let page: Page;
let filing: Filing;

inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    owner = await anApplicant(house);
    filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
  },
);

beforeEach(async () => {
  ({ form, page } = await opensTheForm(house, browser, owner));
  await form.opens('MATERIALS');
  await form.shows('MATERIALS');
  await form.agrees('IDENTITY_PAPERS');
});

const isFile = (url: URL): boolean => /\/materials\/mat_[^/]+$/.test(url.pathname);

/** Stands between the form and the service, for what is sent. */
const between = async (answer: (route: Route) => unknown): Promise<void> => {
  await page.route(isFile, async (route) => {
    if (route.request().method() === 'GET') await route.continue();
    else await answer(route);
  });
};

const statuses = async (): Promise<string[]> => {
  const { filing: read } = await filing.owner.caller.query<{ filing: { materials: { status: string }[] } }>(
    'query ($id: ID!) { filing(id: $id) { materials { status } } }',
    { id: filing.id },
  );
  return read.materials.map(({ status }) => status);
};

/** Chooses a file and waits until the tile says why it is not stored. */
const fails = async (why: keyof SpokenWords | RegExp): Promise<void> => {
  await mouse.give(form.picker(KIND), await png());
  const said = typeof why === 'string' ? words.beginning(why) : why;
  await form.tile(KIND).locator('.bad').getByText(said).waitFor();
  expect(await announced(page)).not.toContain(words.say('tile.done', { what: '' }));
  await expect.poll(() => announced(page)).toMatch(said);
  expect(await form.tile(KIND).getByRole('img').count()).toBe(0);
  expect(await statuses()).not.toContain('STORED');
};

/** The way is free again: the button sends the same file, and it is there. */
const goesThroughAfterAll = async (): Promise<void> => {
  await page.unroute(isFile);
  await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.retry') }));
  await form.holds(KIND);
  expect(await statuses()).toContain('STORED');
  await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
  await form.tile(KIND).locator('.limits').waitFor();
};

const html = { contentType: 'text/html', body: PAGE };
const json = (body: unknown) => ({ contentType: 'application/json', body: JSON.stringify(body) });
type Answer = { status: number; contentType?: string; body?: string };

const ANSWERS: [string, Answer, keyof SpokenWords][] = [
  ['a page that says it is too large', { status: 413, ...html }, 'upload.TOO_LARGE_ON_THE_WAY'],
  ['a page that forbids it', { status: 403, ...html }, 'upload.BLOCKED'],
  ['a page that knows no PUT', { status: 405, ...html }, 'upload.BLOCKED'],
  ['a firewall’s own JSON', { status: 403, ...json({ code: 'DENIED', message: 'no' }) }, 'upload.BLOCKED'],
  ['a page that has had enough', { status: 429, ...html }, 'upload.BUSY'],
  ['a gateway without a service', { status: 502, ...html }, 'upload.BUSY'],
  ['a page that calls itself success', { status: 200, ...html }, 'upload.UNCONFIRMED'],
  ['an empty success', { status: 200, body: '' }, 'upload.UNCONFIRMED'],
  ['nothing at all', { status: 204 }, 'upload.UNCONFIRMED'],
  ['JSON of somebody else', { status: 200, ...json({ code: 0, msg: 'ok' }) }, 'upload.UNCONFIRMED'],
  [
    'news of another paper',
    { status: 200, ...json({ material: { id: 'mat_00000000000000000000000000', status: 'STORED' } }) },
    'upload.UNCONFIRMED',
  ],
];

describe('an upload that something on the way answers', { timeout: 60_000 }, () => {
  test.each(ANSWERS)('with %s is never called done', async (_what, answer, why) => {
    await between((route) => route.fulfill(answer));
    await fails(why);
    await goesThroughAfterAll();
  });

  test('with a reset in the middle is asked for at the service, and told as broken off', async () => {
    await between((route) => route.abort('connectionreset'));
    await fails('failure.network');
    expect(await accessibilityFaults(page)).toEqual([]);
    await goesThroughAfterAll();
  });

  test('with a page, although it had arrived, is found at the service and is done', async () => {
    await between(async (route) => {
      await route.fetch();
      await route.fulfill({ status: 502, ...html });
    });
    await form.upload(KIND, await png());
    expect(await form.tile(KIND).locator('.bad').count()).toBe(0);
    await page.unroute(isFile);
    await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
    await form.tile(KIND).locator('.limits').waitFor();
  });

  test('when the service has no room yet is sent again by itself', async () => {
    let asked = 0;
    await between((route) => {
      asked += 1;
      if (asked > 2) return route.continue();
      const materialId = new URL(route.request().url()).pathname.split('/').at(-1);
      const busy = { code: 'UPLOADS_BUSY', message: 'busy', materialId, retryAfterSeconds: 0 };
      return route.fulfill({ status: 503, ...json(busy) });
    });
    await form.upload(KIND, await png());
    expect(asked).toBe(3);
    await page.unroute(isFile);
    await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
    await form.tile(KIND).locator('.limits').waitFor();
  });

  test('never is given up after a while without progress', async () => {
    await page.clock.install();
    await between(() => undefined);
    await mouse.give(form.picker(KIND), await png());
    await form.tile(KIND).getByRole('progressbar').waitFor();
    await expect
      .poll(async () => {
        await page.clock.fastForward(200_000);
        return form.tile(KIND).locator('.bad').count();
      })
      .toBe(1);
    await form.tile(KIND).getByText(words.say('upload.STALLED')).waitFor();
    await goesThroughAfterAll();
  });
});

describe('a refusal that stands in the answer to the file alone', { timeout: 60_000 }, () => {
  // A browser tells its own language with every request; whoever chose the other one in the form reads that.
  test.each([
    { form: 'en', browser: 'zh-CN', spoken: /^[^\p{Script=Han}]+$/u },
    { form: 'zh-CN', browser: 'en', spoken: /\p{Script=Han}/u },
  ] as const)('is told in the language of the form, $form, in a browser in $browser', async (language) => {
    const query = new URLSearchParams({ as: owner.externalRef, lang: language.form });
    const { page: other } = await browser.open({ locale: language.browser });
    await other.goto(`${house.url}/demo/index.html?${query.toString()}`);
    const spoken = new Form(other, wordsIn(language.form), mouse);
    await spoken.opens('MATERIALS');
    await spoken.shows('MATERIALS');
    // The service does not take the link, and knows of no file that was refused.
    await other.route(isFile, (route) => {
      const sent = route.request();
      return route.continue(sent.method() === 'PUT' ? { url: `${sent.url()}x` } : {});
    });
    const answered = other.waitForResponse((response) => response.request().method() === 'PUT');
    await mouse.give(spoken.picker(KIND), await png());
    expect((await answered).status()).toBe(403);
    const said = spoken.tile(KIND).locator('.bad');
    await said.waitFor();
    expect(await said.textContent()).toMatch(language.spoken);
  });
});

describe.skipIf(!NGINX)('behind a real nginx', { timeout: 60_000 }, () => {
  test('with its default limit the larger photo passes in pieces', async () => {
    const proxy = await nginxIn(house.url, '');
    try {
      await between((route) => route.continue({ url: route.request().url().replace(house.url, proxy.url) }));
      await form.upload(KIND, await grainyPhoto({ width: 2000, height: 1400 }));
      expect(await form.tile(KIND).locator('.bad').count()).toBe(0);
      await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
      await form.tile(KIND).locator('.limits').waitFor();
    } finally {
      await page.unroute(isFile);
      proxy.stop();
    }
  });

  test('that lets no pieces pass, the larger photo is refused there, said so, and sent smaller', async () => {
    const proxy = await nginxIn(house.url, 'if ($request_method = PATCH) { return 405; }');
    try {
      await between((route) => route.continue({ url: route.request().url().replace(house.url, proxy.url) }));
      await mouse.give(form.picker(KIND), await grainyPhoto());
      await form.tile(KIND).getByText(words.beginning('upload.TOO_LARGE_ON_THE_WAY')).waitFor();
      await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.sendSmaller') }));
      await form.holds(KIND);
      await mouse.press(form.tile(KIND).getByRole('button', { name: words.say('tile.remove') }));
      await form.tile(KIND).locator('.limits').waitFor();
    } finally {
      await page.unroute(isFile);
      proxy.stop();
    }
  });

  test('that sends uploads to a page of its own, nothing is called done', async () => {
    const proxy = await nginxIn(house.url, 'location ^~ /materials/ { return 302 /captive; }');
    try {
      await between((route) => route.continue({ url: route.request().url().replace(house.url, proxy.url) }));
      await mouse.give(form.picker(KIND), await png());
      await form.tile(KIND).locator('.bad').waitFor();
      expect(await statuses()).not.toContain('STORED');
      await goesThroughAfterAll();
    } finally {
      proxy.stop();
    }
  });

  test('set as the guide says, a photo of twelve megabytes passes as it is', async () => {
    const proxy = await nginxIn(house.url, 'client_max_body_size 20m;\nproxy_request_buffering off;');
    try {
      const { buffer } = await grainyPhoto({ width: 4400, height: 2800 });
      expect(buffer.length).toBeGreaterThan(10_000_000);
      const { upload } = (await filing.does('requestMaterialUpload', {
        kind: KIND,
        contentType: '',
        bytes: buffer.length,
      })) as unknown as { upload: { url: string } };
      const answer = await fetch(upload.url.replace(house.url, proxy.url), {
        method: 'PUT',
        body: new Uint8Array(buffer),
      });
      expect(answer.status).toBe(200);
    } finally {
      proxy.stop();
    }
  });
});
