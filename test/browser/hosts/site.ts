import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import { compile } from 'svelte/compiler';
import { pageHeaders } from '../../../server/http/page-headers.ts';
import { projectRoot } from '../../../prisma/root.ts';
import type * as Server from '../../../widget/package/server.ts';
import type { Project } from '../../testkit/package.ts';

const APPS = join(projectRoot, 'test/browser/hosts/apps');
const NAMES = ['plain', 'react', 'vue', 'svelte', 'turbo', 'shadow', 'dialog'];

/** A page of a host: what stands in its body, and how it differs from the others. */
export type HostPage = {
  body: string;
  head?: string;
  /** Attributes of the root. */
  root?: string;
  /** The script of the page, of those in `apps/`. */
  app?: string;
  /** What the policy has otherwise, by directive; an empty text takes one away. */
  policy?: Readonly<Record<string, string>>;
};

const svelte: Plugin = {
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, generate: 'client', css: 'external' })
        .js.code,
      resolveDir: APPS,
      loader: 'js',
    }));
  },
};

/** The scripts of all pages, bundled as hosts bundle theirs: with the package, whose later parts stay files of their own. */
async function scriptsOf(project: Project): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    entryPoints: NAMES.map((name) => join(APPS, `${name}.mjs`)),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    outdir: '/assets',
    charset: 'utf8',
    minify: true,
    define: { 'process.env.NODE_ENV': '"development"' },
    nodePaths: [join(project.folder, 'node_modules')],
    conditions: ['browser'],
    plugins: [svelte],
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, text }) => [`/assets/${basename(path)}`, text]));
}

const policyFor = (service: string, changes: Readonly<Record<string, string>>): string => {
  const directives = (pageHeaders(service)['content-security-policy'] ?? '').split('; ').map((one) => {
    const [name = '', ...values] = one.split(' ');
    return [name, values.join(' ')] as const;
  });
  const all = new Map<string, string>([
    ...directives,
    ['script-src', `'self' ${service}`],
    ['trusted-types', "lit-html vue svelte-trusted-html 'allow-duplicates'"],
    ...Object.entries(changes),
  ]);
  return [...all]
    .filter(([, values]) => values !== '')
    .map(([name, values]) => `${name} ${values}`)
    .join('; ');
};

export type Site = {
  url: string;
  /** Puts a page at `/name`. */
  add: (name: string, page: HostPage) => void;
  /** The package's own functions for servers that render. */
  server: typeof Server;
  integrity: Server.Integrity;
  /** Serves other bytes for a file of the package. */
  tamper: (file: string | null) => void;
  close: () => void;
};

/** A host's site on an origin of its own, with the package's files at `/elements/`. */
export async function openSite(options: {
  project: Project;
  service: string;
  publishableKey: string;
  session: () => Promise<string>;
}): Promise<Site> {
  const { project, service, publishableKey, session } = options;
  const scripts = await scriptsOf(project);
  const pages = new Map<string, HostPage>();
  let tampered: string | null = null;

  const html = ({ body, head = '', root = '', app }: HostPage): string => `<!doctype html>
<html lang="zh-CN" data-endpoint="${service}/graphql" data-publishable-key="${publishableKey}" ${root}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="data:," />
    <title>网站备案</title>
    ${app ? `<script type="module" src="/assets/${app}.js"></script>` : ''}
    ${head}
  </head>
  <body>${body}</body>
</html>`;

  const fileOf = (path: string): { type: string; text: string } | null => {
    const script = scripts.get(path);
    if (script !== undefined) return { type: 'text/javascript', text: script };
    if (path === '/hostile.css')
      return {
        type: 'text/css',
        text: '* { all: unset; letter-spacing: 3px; color: red !important; text-transform: uppercase; }',
      };
    if (!path.startsWith('/elements/')) return null;
    const name = path.slice('/elements/'.length);
    const text = readFileSync(join(project.package, name), 'utf8');
    return {
      type: 'text/javascript',
      text: name === tampered ? `${text}\n;globalThis.tampered = true;` : text,
    };
  };

  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const answer = (type: string, text: string, headers: Record<string, string> = {}): void => {
      response.writeHead(200, { ...headers, 'content-type': `${type}; charset=utf-8` }).end(text);
    };
    if (pathname === '/session') return answer('text/plain', await session());
    const page = pages.get(pathname.slice(1));
    if (page)
      return answer('text/html', html(page), {
        'content-security-policy': policyFor(service, page.policy ?? {}),
      });
    const file = fileOf(pathname);
    if (file) return answer(file.type, file.text, { 'access-control-allow-origin': '*' });
    response.writeHead(404).end();
  };

  const listener = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(listener.address() as AddressInfo).port}`,
    add: (name, page) => void pages.set(name, page),
    server: (await import(pathToFileURL(join(project.package, 'server.js')).href)) as typeof Server,
    integrity: JSON.parse(readFileSync(join(project.package, 'integrity.json'), 'utf8')) as Server.Integrity,
    tamper: (file) => void (tampered = file),
    close: () => {
      listener.closeAllConnections();
      listener.close();
    },
  };
}
