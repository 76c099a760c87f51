import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageHeaders } from '../../../server/http/page-headers.ts';

export type Embedded = {
  element: 'access-filing' | 'filing-desk' | 'filing-rules';
  /** Where the service answers. */
  service: string;
  publishableKey: string;
  locale: string;
  /** What the provider's backend does when its page asks for a session. */
  session: () => Promise<string>;
};

const page = ({ element, service, publishableKey, locale }: Embedded): string => `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>网站备案</title>
    <link rel="stylesheet" href="/host.css" />
    <script type="module" src="/host.js"></script>
    <script type="module" src="${service}/widget/${element}.js"></script>
  </head>
  <body>
    <h1>网站备案</h1>
    <${element} endpoint="${service}/graphql" publishable-key="${publishableKey}" locale="${locale}"></${element}>
    <footer>© 云服务商</footer>
  </body>
</html>`;

const script = ({ element }: Embedded): string =>
  `document.querySelector('${element}').fetchSession = () => fetch('/session', { method: 'POST' }).then((r) => r.text());`;

/** What the guide tells hosts: the form's place is kept before its first file is here. */
const STYLES = 'access-filing:not(:defined) { display: block; min-height: 930px }';

/** A provider's site on an origin of its own, with the strictest policy the README promises, and the element on its one page. */
export async function hostSite(embedded: Embedded): Promise<{ url: string; close: () => void }> {
  const headers = pageHeaders(embedded.service);
  const policy = headers['content-security-policy'] ?? '';
  headers['content-security-policy'] = policy.replace(
    "script-src 'self'",
    `script-src 'self' ${embedded.service}`,
  );
  const server = createServer((request, response) => {
    const answer = (type: string, body: string): void => {
      response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(body);
    };
    if (request.url === '/session') void embedded.session().then((token) => answer('text/plain', token));
    else if (request.url === '/host.js') answer('text/javascript', script(embedded));
    else if (request.url === '/host.css') answer('text/css', STYLES);
    else answer('text/html', page(embedded));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
