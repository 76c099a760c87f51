import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../server/http/docs/examples.ts';
import { mayBeLimited, SCARCE } from '../../server/http/docs/reference/facts.ts';
import { operationPath, ROOTS, TYPES, typePath } from '../../server/http/docs/reference/parts.ts';
import { accessibilityFaults } from '../testkit/accessibility.ts';
import { TestBrowser } from '../testkit/browser.ts';
import type { Language } from '../testkit/caller.ts';
import { openForTest } from '../testkit/database.ts';
import { startService, type Service } from '../testkit/service.ts';

const LARGEST_PAGE_BYTES = 120_000;

let service: Service;
beforeAll(async () => {
  service = await startService({ database: await openForTest() });
});
afterAll(() => service.stop());

const get = (path: string, language: Language = 'en', headers: Record<string, string> = {}) =>
  fetch(service.url + path, { headers: { 'accept-language': language, ...headers } });

const textOf = async (path: string, language?: Language): Promise<string> =>
  (await get(path, language)).text();

const OPERATIONS = ROOTS.flatMap(({ kind, type }) =>
  Object.values(type.getFields()).map((field) => ({ kind, field })),
);
const PAGES = [
  '/docs',
  '/docs/errors',
  ...OPERATIONS.map(({ kind, field }) => operationPath(kind, field.name)),
  ...[...TYPES.keys()].map(typePath),
];

describe('the reference', () => {
  it.each(['zh-CN', 'en'] as const)(
    'has a page of each operation and type, in %s, none too large',
    async (language) => {
      expect(OPERATIONS.length).toBeGreaterThan(80);
      for (const path of PAGES) {
        const response = await get(path, language);
        const text = await response.text();
        expect(response.status, path).toBe(200);
        expect(text, path).toContain(`<html lang="${language}">`);
        expect(Buffer.byteLength(text), path).toBeLessThan(LARGEST_PAGE_BYTES);
        expect(text, path).not.toMatch(/<script|style="|undefined|\[object|NaN/);
      }
    },
  );

  it('leads nowhere but to pages and anchors that are there', async () => {
    const texts = new Map<string, string>();
    const load = async (path: string): Promise<string> => {
      const known = texts.get(path) ?? (await textOf(path));
      texts.set(path, known);
      return known;
    };
    const wrong: string[] = [];
    for (const page of PAGES) {
      const links = [...(await load(page)).matchAll(/href="((?:\/docs|#)[^"]*)"/g)].map(([, to = '']) => to);
      for (const link of new Set(links.filter((to) => !/[?]|\.css$/.test(to)))) {
        const [path = '', anchor] = link.split('#');
        const text = path === '' ? await load(page) : await load(path);
        if (/There is no such/.test(text)) wrong.push(`${page}: ${link}`);
        else if (anchor !== undefined && !text.includes(`id="${anchor}"`)) wrong.push(`${page}: ${link}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('gives each anchor of a page once', async () => {
    for (const path of PAGES) {
      const ids = [...(await textOf(path)).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  it('says of an operation who may call it, with which scope and how often', async () => {
    const filings = await textOf('/docs/queries/filings');
    expect(filings).toMatch(/Scope of a restricted key.*FILINGS_READ/);
    expect(filings).toContain('1200 in 60 s');
    const type = await textOf('/docs/mutations/determineFilingType');
    expect(type).toMatch(/Applicants, with a session/);
    expect(type).toMatch(/<code>determination<\/code>: 20 in 3600 s/);
    expect(type).toContain('href="/docs/errors/AUTHORITY_UNAVAILABLE"');
    expect(await textOf('/docs/mutations/advanceClock')).toContain('In test mode only');
    expect(await textOf('/docs/mutations/verifyServer')).toMatch(/Deprecated.*removed after 2027-11-30/);
  });

  it.each([
    ['en', 'withdrawn, and what was stored'],
    ['zh-CN', '已撤回'],
  ] as const)(
    'shows an example as it was sent and answered, in %s, with its cost',
    async (language, said) => {
      const page = await textOf('/docs/mutations/withdrawConsent', language);
      const { cost, document = '' } = EXAMPLES['Mutation.withdrawConsent'] ?? {};
      expect(page).toContain(document.split('\n')[0]);
      expect(page).toContain('&quot;purpose&quot;: &quot;IDENTITY_PAPERS&quot;');
      expect(page).toContain(said);
      expect(page.replaceAll(/\s/g, '')).toMatch(new RegExp(`(?:costs|为)${cost}\\D+6000`));
    },
  );

  it('names the scarce quota of each operation that may be refused for it', () => {
    // The filing password has a limit of its own, which counts by the subject.
    const byPassword = ['cancelAccess', 'claimFilingRecord', 'verifyFilingPassword'];
    const limited = OPERATIONS.map(({ field }) => field)
      .filter(mayBeLimited)
      .map(({ name }) => name);
    expect(limited.filter((name) => !byPassword.includes(name) && !SCARCE[name])).toEqual([]);
    const mutations = OPERATIONS.filter(({ kind }) => kind === 'mutation').map(({ field }) => field.name);
    expect(Object.keys(SCARCE).filter((name) => !mutations.includes(name))).toEqual([]);
  });

  it('is not sent again to whoever has it', async () => {
    const first = await get('/docs/types/Filing');
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect((await get('/docs/types/Filing', 'en', { 'if-none-match': etag })).status).toBe(304);
    expect((await get('/docs/types/Filing', 'zh-CN', { 'if-none-match': etag })).status).toBe(200);
  });

  it.each([
    '/docs/queries/nothing',
    '/docs/types/__Schema',
    '/docs/types/Query',
    '/docs/x',
    '/docs/types/%3Cscript%3E',
    '/docs/types/constructor',
  ])('has no page %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('<script');
  });

  it('answers nothing but GET', async () => {
    const response = await fetch(`${service.url}/docs`, { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('keeps a chosen language from page to page', async () => {
    const text = await textOf('/docs/mutations/submitFiling?lang=zh-CN', 'en');
    expect(text).toContain('<html lang="zh-CN">');
    expect(text).toContain('href="/docs/types/Filing?lang=zh-CN"');
    expect(text).toContain('<input type="hidden" name="lang" value="zh-CN">');
  });
});

describe('the search', () => {
  const found = async (query: string): Promise<string[]> =>
    [...(await textOf(`/docs?q=${encodeURIComponent(query)}`)).matchAll(/<li><a href="([^"]+)"/g)].map(
      ([, to = '']) => to,
    );

  it('finds operations first, then types, fields, values and codes', async () => {
    expect((await found('submitFiling'))[0]).toBe('/docs/mutations/submitFiling');
    expect((await found('filing'))[0]).toBe('/docs/queries/filing');
    expect(await found('reviewDueBy')).toContain('/docs/types/Filing#reviewDueBy');
    expect((await found('consent_required'))[0]).toBe('/docs/errors/CONSENT_REQUIRED');
    expect((await found('短信核验')).length).toBeGreaterThan(2);
    expect((await found('material upload'))[0]).toBe('/docs/mutations/requestMaterialUpload');
  });

  it('says that it found nothing, and takes no markup', async () => {
    const text = await textOf(`/docs?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(text).toContain('Nothing was found.');
    expect(text).not.toContain('<script');
  });
});

describe('in a browser', () => {
  it.each([
    ['/docs', 390, 'dark', 'zh-CN'],
    ['/docs/mutations/saveFilingDetails', 390, 'light', 'en'],
    ['/docs/types/Filing', 1200, 'dark', 'en'],
    ['/docs?q=filing', 1200, 'light', 'zh-CN'],
    ['/docs/errors/CONFLICT', 390, 'dark', 'zh-CN'],
  ] as const)(
    '%s is accessible, fits %i px and heeds its policy',
    async (path, width, colorScheme, locale) => {
      const browser = await TestBrowser.launch();
      const { page, complaints } = await browser.open({ width, colorScheme, locale });
      await page.goto(service.url + path);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page, 'html')).toEqual([]);
      expect(complaints).toEqual([]);
      await browser.close();
    },
  );

  it('is searched by keyboard alone', async () => {
    const browser = await TestBrowser.launch();
    const { page } = await browser.open({ locale: 'en' });
    await page.goto(`${service.url}/docs`);
    for (let stops = 0; stops < 10; stops += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'q')) break;
    }
    await page.keyboard.type('enterSmsCode');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=enterSmsCode/);
    await page.getByRole('link', { name: 'enterSmsCode', exact: true }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('enterSmsCode');
    await browser.close();
  });
});
