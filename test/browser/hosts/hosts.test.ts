import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageOptions, TestBrowser } from '../../testkit/browser.ts';
import { aProjectWithThePackage, type Project } from '../../testkit/package.ts';
import type { House } from '../journeys/support/house.ts';
import { visit } from '../journeys/support/visit.ts';
import { wordsIn } from '../journeys/support/words.ts';
import { inAHouse } from '../kit/in-a-house.ts';
import { openSite, type HostPage, type Site } from './site.ts';

let house: House;
let browser: TestBrowser;
let project: Project;
let site: Site;
let accounts = 0;

/** A session of somebody nobody has met before. */
async function token(): Promise<string> {
  const { services } = house.service();
  const minted = await services.sessions.mintApplicant(services.database.prisma, {
    tenant: house.desk().tenant,
    externalRef: `host-${(accounts += 1)}`,
    now: new Date(),
  });
  return minted.token;
}

const open: Site[] = [];

beforeAll(async () => {
  project = await aProjectWithThePackage();
}, 180_000);
inAHouse(
  (opened) => void ([house, browser] = opened),
  async () => {
    open.splice(0).forEach((one) => one.close());
    const { publishableKey } = house.desk();
    site = await openSite({ project, service: house.url, publishableKey, session: token });
    open.push(site);
    await house.desk().allowOrigin(site.url);
  },
);
afterAll(() => {
  open.forEach((one) => one.close());
  project.remove();
});

const { say } = wordsIn('zh-CN');
const TITLE = say('step.TYPE.title');

/** The form as a page has it, by attributes. */
const tag = (more = ''): string =>
  `<access-filing endpoint="${house.url}/graphql" publishable-key="${house.desk().publishableKey}" ${more}></access-filing>`;

const fromTheService = (): string =>
  `<script type="module" src="${house.url}/widget/access-filing.js"></script>`;

async function opens(
  name: string,
  page: HostPage,
  options: PageOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  site.add(name, page);
  const visited = await visit(browser, { width: 900, ...options });
  await visited.page.goto(`${site.url}/${name}`);
  return { page: visited.page, complaints: visited.record.complaints };
}

/** Somebody can begin: the heading is there and the first field takes what is typed. */
async function canBegin(where: Page | FrameLocator): Promise<void> {
  await where.getByRole('heading', { level: 2, name: TITLE }).waitFor();
  const domain = where.getByRole('textbox', { name: wordsIn('zh-CN').field('domains') }).first();
  await domain.fill('shop.example.com');
  expect(await domain.inputValue()).toBe('shop.example.com');
}

const heardBy = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

/** Takes the form out of its page and puts it back, with the page's own button. */
async function takesOutAndPutsBack(page: Page): Promise<void> {
  const toggle = page.getByRole('button', { name: 'Toggle' });
  await toggle.click();
  await page.locator('access-filing').waitFor({ state: 'detached' });
  await toggle.click();
  await page.getByRole('heading', { level: 2, name: TITLE }).waitFor();
  expect(await page.locator('access-filing').count()).toBe(1);
}

describe('the form stands', { timeout: 60_000 }, () => {
  it('on a plain page of another origin, under the strictest policy', async () => {
    const { page, complaints } = await opens('plain', {
      app: 'plain',
      head: fromTheService(),
      body: tag(),
      policy: { 'trusted-types': 'lit-html' },
    });
    await canBegin(page);
    expect(await heardBy(page)).toEqual(['jieru-ready']);
    expect(complaints).toEqual([]);
  });

  it('in React in strict mode, and keeps what is typed while React renders', async () => {
    const { page, complaints } = await opens('react', { app: 'react', body: '<div id="app"></div>' });
    await canBegin(page);
    await page.getByRole('button', { name: 'Rendered 0' }).click();
    await page.getByRole('button', { name: 'Rendered 1' }).waitFor();
    const domain = page.getByRole('textbox', { name: wordsIn('zh-CN').field('domains') }).first();
    expect(await domain.inputValue()).toBe('shop.example.com');
    expect(await heardBy(page)).toEqual(['jieru-ready']);
    await takesOutAndPutsBack(page);
    expect(complaints).toEqual([]);
  });

  it('in Vue, on a page that is kept alive while another is shown', async () => {
    const { page, complaints } = await opens('vue', { app: 'vue', body: '<div id="app"></div>' });
    await canBegin(page);
    await takesOutAndPutsBack(page);
    expect(await heardBy(page)).toEqual(['jieru-ready', 'jieru-ready']);
    expect(complaints).toEqual([]);
  });

  it('in Svelte', async () => {
    const { page, complaints } = await opens('svelte', { app: 'svelte', body: '<div id="app"></div>' });
    await canBegin(page);
    await takesOutAndPutsBack(page);
    expect(complaints).toEqual([]);
  });

  it('under Turbo, which takes it away and brings a copy back', async () => {
    const body = (other: string): string => `<a href="/${other}">Go on</a>`;
    site.add('turbo-other', { app: 'turbo', body: `${body('turbo')}<h1>Other</h1>`, policy: LOOSE });
    const { page, complaints } = await opens('turbo', {
      app: 'turbo',
      body: body('turbo-other') + tag(),
      policy: LOOSE,
    });
    await canBegin(page);
    await page.getByRole('link', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: 'Other' }).waitFor();
    await page.goBack();
    await canBegin(page);
    expect(await page.locator('access-filing').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('in a frame', async () => {
    site.add('framed', {
      app: 'plain',
      head: fromTheService(),
      body: tag(),
      policy: { 'frame-ancestors': "'self'" },
    });
    const { page, complaints } = await opens('frame', {
      body: '<iframe src="/framed" width="880" height="1000" title="备案" allow="camera"></iframe>',
      policy: { 'frame-src': "'self'" },
    });
    await canBegin(page.frameLocator('iframe'));
    expect(complaints).toEqual([]);
  });

  it('in a modal dialog, and the focus with it', async () => {
    const { page, complaints } = await opens('dialog', {
      app: 'dialog',
      body: `<button>Behind</button><dialog aria-label="备案">${tag()}</dialog>`,
    });
    await canBegin(page);
    const within = await page.evaluate(() => document.activeElement?.closest('dialog') !== null);
    expect(within).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('in the shadow root of an element of the host', async () => {
    const { page, complaints } = await opens('shadow', { app: 'shadow', body: '<host-card></host-card>' });
    await canBegin(page);
    expect(await heardBy(page)).toEqual(['jieru-ready']);
    expect(complaints).toEqual([]);
  });

  it('on a page that is read from right to left, itself from left to right', async () => {
    const { page } = await opens('rtl', {
      app: 'plain',
      head: fromTheService(),
      root: 'dir="rtl"',
      body: tag(),
    });
    await canBegin(page);
    const heading = page.getByRole('heading', { level: 2, name: TITLE });
    expect(await heading.evaluate((one) => getComputedStyle(one).direction)).toBe('ltr');
    const [needs, has] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    expect(needs).toBe(has);
  });

  it('on a page whose styles are for everything, and takes none of them', async () => {
    const styles = '<link rel="stylesheet" href="/hostile.css" />';
    const plain = await opens('calm', { app: 'plain', head: fromTheService(), body: tag() });
    const hostile = await opens('hostile', { app: 'plain', head: fromTheService() + styles, body: tag() });
    const looks = async ({ page }: { page: Page }): Promise<unknown> => {
      await canBegin(page);
      return page.getByRole('heading', { level: 2, name: TITLE }).evaluate((one) => {
        const { color, letterSpacing, textTransform, fontSize, fontWeight, textAlign, display } =
          getComputedStyle(one);
        return { color, letterSpacing, textTransform, fontSize, fontWeight, textAlign, display };
      });
    };
    expect(await looks(hostile)).toEqual(await looks(plain));
  });

  it('on a page with another base for its addresses', async () => {
    const { page, complaints } = await opens('base', {
      app: 'plain',
      head: `<base href="/somewhere/else/" />${fromTheService()}`,
      body: tag(),
      policy: { 'base-uri': "'self'" },
    });
    await canBegin(page);
    expect(complaints).toEqual([]);
  });
});

/** Turbo parses pages as HTML by itself and puts the style of its progress bar into them. */
const LOOSE = {
  'require-trusted-types-for': '',
  'trusted-types': '',
  'style-src': "'self' 'unsafe-inline'",
};

describe('a page that a server renders', { timeout: 60_000 }, () => {
  const markup = (): string =>
    site.server.accessFilingMarkup({
      endpoint: `${house.url}/graphql`,
      publishableKey: house.desk().publishableKey,
      locale: 'zh-CN',
      nonce: 'n0nce',
    });
  const policy = { 'style-src': "'self' 'nonce-n0nce'" };

  it('keeps the place of the form, and says so, before any script runs', async () => {
    const { page, complaints } = await opens('rendered', { body: markup(), policy });
    const card = page.locator('access-filing').getByText(say('shell.loading'));
    expect((await card.boundingBox())?.height).toBeGreaterThanOrEqual(930);
    expect(complaints).toEqual([]);
  });

  it('becomes the form in its place', async () => {
    const { page, complaints } = await opens('hydrated', {
      app: 'plain',
      head: fromTheService(),
      body: `${markup()}<footer>云服务商</footer>`,
      policy,
    });
    await canBegin(page);
    expect(await page.locator('access-filing').getByText(say('shell.loading')).count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a page that pins what it loads', { timeout: 60_000 }, () => {
  const pinned = (): HostPage => ({
    app: 'plain',
    head: site.server.pinnedScripts({
      base: `${site.url}/elements/`,
      integrity: site.integrity,
      locale: 'zh-CN',
      nonce: 'n0nce',
    }),
    body: tag(),
    policy: { 'script-src': "'self' 'nonce-n0nce'", 'trusted-types': 'lit-html' },
  });

  it('runs what was published, the later parts too', async () => {
    const { page, complaints } = await opens('pinned', pinned());
    await canBegin(page);
    expect(complaints).toEqual([]);
  });

  it('runs nothing else: the form says that it cannot be loaded', async () => {
    site.tamper(site.integrity.elements['access-filing']?.first['zh-CN'] ?? '');
    try {
      const { page } = await opens('tampered', pinned());
      await page.locator('access-filing').getByRole('alert').waitFor();
      expect(await page.evaluate(() => 'tampered' in globalThis)).toBe(false);
    } finally {
      site.tamper(null);
    }
  });
});
