import type { BrowserContext, Page } from 'playwright-core';
import { pageHeaders } from '../../../server/http/page-headers.ts';

/** Where the provider's own site is; nobody but the browser under test hears of it. */
export const HOST = 'https://cloud.example.com';

type Embedded = {
  element: 'access-filing' | 'filing-desk';
  publicUrl: string;
  publishableKey: string;
  /** What the provider's backend does when its page asks for a session. */
  session: () => Promise<string>;
};

const page = ({ element, publicUrl, publishableKey }: Embedded): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>网站备案</title>
    <script type="module" src="${publicUrl}/widget/${element}.js"></script>
    <script type="module" src="/host.js"></script>
  </head>
  <body><${element} endpoint="${publicUrl}/graphql" publishable-key="${publishableKey}" locale="zh-CN"></${element}></body>
</html>`;

const script = ({ element }: Embedded): string =>
  `document.querySelector('${element}').fetchSession = () => fetch('/session', { cache: 'no-store' }).then((r) => r.text());`;

/** A provider's page on an origin of its own, under the strictest policy the README promises. */
export async function hostPage(context: BrowserContext, opened: Page, embedded: Embedded): Promise<void> {
  const { publicUrl } = embedded;
  const headers = pageHeaders(publicUrl);
  const policy = headers['content-security-policy'] ?? '';
  headers['content-security-policy'] = policy.replace("script-src 'self'", `script-src 'self' ${publicUrl}`);
  await context.route(`${HOST}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/session')
      return route.fulfill({ contentType: 'text/plain', body: await embedded.session() });
    if (pathname === '/host.js')
      return route.fulfill({ contentType: 'text/javascript', body: script(embedded) });
    return route.fulfill({ headers, contentType: 'text/html; charset=utf-8', body: page(embedded) });
  });
  await opened.goto(`${HOST}/filing`);
}
