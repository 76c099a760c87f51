import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { TestBrowser } from '../../testkit/browser.ts';
import { aCompany } from '../../testkit/companies.ts';
import { freePort } from '../../testkit/process.ts';
import { Form } from '../journeys/support/form.ts';
import { openHouse, type House } from '../journeys/support/house.ts';
import { mouse } from '../journeys/support/mouse.ts';
import { visit } from '../journeys/support/visit.ts';
import { grainyPhoto } from './support/papers.ts';
import { nginxIn, NGINX } from './support/nginx.ts';
import { anApplicant, words } from './support/stage.ts';

const KIND = 'SUBJECT_CERTIFICATE';
const HREF = /(?:href|src|action)="([^"#]+)/g;

/** Nginx as a provider's site has it: the service below a path, which is passed on or taken off. */
const PASSING = { 'takes the path off': '/', 'leaves the path': '' };

describe.runIf(NGINX).each(Object.entries(PASSING))('below a path of an nginx that %s', (_how, passed) => {
  let house: House;
  let browser: TestBrowser;
  let front: Awaited<ReturnType<typeof nginxIn>>;
  let base: string;
  beforeAll(async () => {
    const port = await freePort();
    front = await nginxIn(
      `http://127.0.0.1:${port}/nothing-but-the-path`,
      `location /filing/ { proxy_pass http://127.0.0.1:${port}${passed}; client_max_body_size 20m; proxy_request_buffering off; }`,
    );
    base = `${front.url}/filing`;
    [house, browser] = await Promise.all([
      openHouse({ behind: { port, publicUrl: base } }),
      TestBrowser.launch(),
    ]);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await house.close();
    front.stop();
  });

  /** Follows what pages link to, as far as that is the service's own; every link must lead somewhere. */
  async function follows(start: string, most: number): Promise<string[]> {
    const seen = new Set<string>();
    const next = [start];
    for (let url = next.shift(); url !== undefined && seen.size < most; url = next.shift()) {
      if (seen.has(url)) continue;
      seen.add(url);
      const answer = await fetch(url, { headers: { accept: 'text/html, */*' } });
      expect([url, answer.status]).toEqual([url, 200]);
      if (!answer.headers.get('content-type')?.startsWith('text/html')) continue;
      for (const [, href = ''] of (await answer.text()).matchAll(HREF)) {
        const link = new URL(href.replaceAll('&amp;', '&'), answer.url);
        if (link.origin === new URL(base).origin) next.push(link.href);
      }
    }
    return [...seen];
  }

  it(
    'leads from page to page of the documentation, of the demo and of the rehearsal',
    { timeout: 60_000 },
    async () => {
      for (const [page, most] of [
        ['docs', 40],
        ['docs/errors', 12],
        ['demo', 12],
        ['rehearsal/sms', 6],
        ['rehearsal/mail', 6],
      ] as const) {
        const paths = (await follows(`${base}/${page}`, most)).map((url) => new URL(url).pathname);
        expect(paths.filter((path) => !path.startsWith('/filing/'))).toEqual([]);
        expect(paths.length).toBeGreaterThan(1);
      }
    },
  );

  it(
    'tells links of its own: an error’s page, a paper’s place, an export, the phone',
    { timeout: 60_000 },
    async () => {
      const owner = await anApplicant(house);
      const filing = await owner.files(aCompany()).upTo('SAVE_DETAILS');
      const api = owner.caller.at(base);
      const input = { filingId: `fil_${'0'.repeat(26)}`, expectedVersion: 1 };
      const { withdrawFiling: unknown } = await api.query<{ withdrawFiling: unknown }>(
        'mutation ($input: WithdrawFilingInput!) { withdrawFiling(input: $input) { ... on Error { docUrl } } }',
        { input },
      );
      expect(unknown).toEqual({ docUrl: `${base}/docs/errors/NOT_FOUND` });
      expect((await fetch(`${base}/docs/errors/NOT_FOUND`)).status).toBe(200);
      const { subjectId } = await house
        .service()
        .services.database.prisma.filing.findUniqueOrThrow({ where: { id: filing.id } });
      const exported = await api.succeed('exportSubject', { subjectId });
      expect(String(exported['url'])).toMatch(new RegExp(`^${base}/exports/sub_`));
      expect((await fetch(String(exported['url']))).status).toBe(200);
    },
  );

  it(
    'shows the form and takes a photo in pieces, and asks for nothing outside of the path',
    { timeout: 120_000 },
    async () => {
      const owner = await anApplicant(house);
      await owner.files(aCompany()).upTo('SAVE_DETAILS');
      const { page } = await visit(browser, { locale: 'zh-CN' });
      const asked = watching(page);
      await page.goto(`${base}/demo/index.html?as=${owner.externalRef}&lang=zh-CN`);
      await page.locator('access-filing h2').waitFor();
      const form = new Form(page, words, mouse);
      await form.opens('MATERIALS');
      await form.shows('MATERIALS');
      await form.upload(KIND, await grainyPhoto({ width: 2000, height: 1400 }));
      expect(asked.pieces()).toBeGreaterThan(1);
      await page.goto(`${base}/demo/desk.html?lang=zh-CN`);
      await page.locator('filing-desk').getByRole('heading').first().waitFor();
      expect(asked.outside()).toEqual([]);
      expect(asked.failed()).toEqual([]);
    },
  );

  function watching(page: Page) {
    const urls: string[] = [];
    const failed: string[] = [];
    let pieces = 0;
    page.on('request', (request) => {
      urls.push(request.url());
      if (request.method() === 'PATCH') pieces += 1;
    });
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
    });
    return {
      pieces: () => pieces,
      failed: () => failed,
      outside: () => urls.filter((url) => /^https?:/.test(url) && !url.startsWith(`${base}/`)),
    };
  }
});
