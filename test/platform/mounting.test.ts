import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../prisma/root.ts';
import { freePort, startProcess, whenReady, type RunningService } from '../testkit/process.ts';

const EXAMPLES = join(projectRoot, '.github/docs/mounting');
const HOSTS = readdirSync(EXAMPLES).filter((name) => name !== 'settings.mjs');

/** Of one provider: each host finds what the one before it left. */
const folder = mkdtempSync(join(tmpdir(), 'jieru-mounted-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(HOSTS.flatMap((name) => ['', '/filing'].map((path) => [name, path] as const)))(
  'mounted in another server, as %s of the guide does it, at “%s”',
  (name, path) => {
    let host: RunningService;
    let url: string;
    let site: string;
    beforeAll(async () => {
      const port = await freePort();
      site = `http://127.0.0.1:${port}`;
      url = `${site}${path}`;
      host = startProcess({ PORT: String(port), DATA_DIR: folder, PUBLIC_URL: url }, join(EXAMPLES, name));
      await whenReady(url, host);
    });
    afterAll(() => host.kill());

    it('answers the API', async () => {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: 'query Named { __typename }' }),
      });
      expect({ status: answer.status, body: (await answer.json()) as object }).toMatchObject({
        status: 200,
        body: { data: { __typename: 'Query' } },
      });
    });

    it('hears whatever else a request to the API may be', async () => {
      const form = await fetch(`${url}/graphql`, {
        method: 'POST',
        body: new URLSearchParams({ query: '{ __typename }' }),
      });
      expect(form.status).toBe(403);
      const broken = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":',
      });
      expect(broken.status).toBe(400);
    });

    it('serves the form', async () => {
      const answer = await fetch(`${url}/widget/access-filing.js`);
      expect(answer.headers.get('content-type')).toContain('javascript');
      expect((await answer.text()).length).toBeGreaterThan(1000);
    });

    it('leaves everything else to the server', async () => {
      const theirs = [
        '/about?of=us',
        ...(path === '' ? [] : ['/graphql', `${path}s/graphql`, `${path}/about`]),
      ];
      for (const one of theirs) {
        const answer = await fetch(`${site}${one}`);
        expect(answer.headers.get('x-request-id')).toBeNull();
        expect(await answer.text()).toBe(`the site's own ${one}\n`);
      }
    });

    it('ends with the server', async () => {
      await host.stop();
      expect(await host.ended).toBe(0);
    });
  },
);

describe('the package’s types', () => {
  it('fit what the guide’s hosts do with them', () => {
    const program = ts.createProgram({
      rootNames: readdirSync(EXAMPLES).map((name) => join(EXAMPLES, name)),
      options: {
        allowJs: true,
        checkJs: true,
        noEmit: true,
        strict: true,
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        types: ['node'],
        typeRoots: [join(projectRoot, 'node_modules/@types')],
      },
    });
    const told = ts.getPreEmitDiagnostics(program).map(({ messageText, file }) => ({
      file: file?.fileName.replace(projectRoot, ''),
      says: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
    expect(told).toEqual([]);
  });

  it('name every setting of the service but where it listens', () => {
    const types = readFileSync(join(projectRoot, 'server/assembly/published.d.ts'), 'utf8');
    const named = [...types.matchAll(/^ {2}readonly ([A-Z_]+)\??: string;$/gm)].map(([, name = '']) => name);
    const config = readFileSync(join(projectRoot, 'server/config.ts'), 'utf8');
    const [, table = ''] = /const environment = z\.object\(\{\n(.*?)^\}\);$/ms.exec(config) ?? [];
    const read = [...table.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect([...named].sort()).toEqual(read.filter((name) => !['HOST', 'PORT'].includes(name)).sort());
  });
});
